import type { PaiError } from '../../contract/errors.ts';
import { failed, type Result } from '../../contract/result.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type LoadedScope, loadScope } from './load-scope.ts';
import type { ScopeToLoad } from './read-records.ts';

/** Every answer of the server comes within 15 seconds, in milliseconds. */
const ANSWER_MS = 14_000;
/** So long a load goes on for the next question, in milliseconds. */
const LOAD_MS = 600_000;

/**
 * Loads the images of a scope for an answer of the server. If that takes too long, the caller is told to ask again, and the load
 * goes on: to end it would make each question begin at the first page.
 */
export async function loadInTime(
  source: Pick<ImageSource, 'imageSet'>,
  scope: ScopeToLoad,
  waiting: AbortSignal,
  answerMs = ANSWER_MS,
): Promise<Result<LoadedScope, PaiError>> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  waiting.addEventListener('abort', stop, { once: true });
  if (waiting.aborted) stop();
  const loading = loadScope(source, scope, controller.signal);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<never, PaiError>>((resolve) => {
    timer = setTimeout(() => {
      waiting.removeEventListener('abort', stop);
      setTimeout(stop, LOAD_MS).unref();
      resolve(failed(STILL_LOADING));
    }, answerMs);
  });
  try {
    return await Promise.race([loading, late]);
  } finally {
    clearTimeout(timer);
    waiting.removeEventListener('abort', stop);
  }
}

const STILL_LOADING: PaiError = {
  code: 'OVERLOADED',
  status: 503,
  message: 'The images of this scope are still loading; try again in a few seconds',
  retryAfterSeconds: 5,
};
