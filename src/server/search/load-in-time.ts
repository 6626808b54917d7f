import type { PaiError } from '../../contract/errors.ts';
import { failed, type Result } from '../../contract/result.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type LoadedScope, loadScope } from './load-scope.ts';
import type { ScopeToLoad } from './read-records.ts';

/** Every response of the server comes within 15 seconds, in milliseconds. */
const ANSWER_MS = 14_000;
/** How long a load continues for the next request, in milliseconds. */
const LOAD_MS = 600_000;

/**
 * Loads the images of a scope for a response. If that takes too long, the caller is told to retry, and the load goes
 * on. We rejected ending it: each request would then start again at the first page.
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
