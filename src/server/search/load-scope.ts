import type { PaiError } from '../../contract/errors.ts';
import type { Progress, SetEnd } from '../../contract/image-set/form.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { ImageSetBuilder } from '../../contract/image-tally/image-set-builder.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { ImageSetAnswer } from '../sources/image-set/growing-set.ts';
import type { Freshness, ImageSource, SourceResult } from '../sources/image-source.ts';

/** The part of a source that is loaded. Empty texts choose everything. */
export interface ScopeToLoad {
  readonly region: string;
  readonly workspaceId: string;
}

/** About this many bytes of records are read at once. */
const PIECE_BYTES = 256 * 1024;

/** Requests the images of a scope from a source. */
export function openRecords(
  source: Pick<ImageSource, 'imageSet'>,
  { region, workspaceId }: ScopeToLoad,
  signal: AbortSignal,
): Promise<SourceResult<ImageSetAnswer>> {
  const request = {
    ...(region !== '' && { Region: region }),
    ...(workspaceId !== '' && { WorkspaceId: workspaceId }),
  };
  return source.imageSet(request, signal);
}

/** Passes on the records of a set as they arrive, and resolves after the last one. */
export async function takeRecords(
  answer: ImageSetAnswer,
  signal: AbortSignal,
  take: (bytes: Uint8Array) => void,
): Promise<Result<undefined, PaiError>> {
  if (answer.kind === 'whole') {
    take(answer.set.plain);
    return ok(undefined);
  }
  try {
    for (let place = 0; ; ) {
      const records = await answer.set.from(place, PIECE_BYTES, signal);
      if (signal.aborted) return failed(STOPPED);
      if (records.length === 0) return ok(undefined);
      for (const record of records) take(record);
      place += records.length;
    }
  } finally {
    answer.leave();
  }
}

const STOPPED: PaiError = { code: 'REQUEST_CANCELLED', status: 499, message: 'The load was stopped' };

/** All images of a scope. */
export interface LoadedScope {
  readonly set: ImageSet;
  /** False if there may be more images: the limit of a load was reached, or the service repeats itself. */
  readonly isComplete: boolean;
  readonly isRepeated: boolean;
  /** The service's own count, if it reports one. */
  readonly totalCount: number | undefined;
  /** Present if the images come from a cache. */
  readonly freshness?: Freshness | undefined;
}

/** Keyed by the bytes of a whole set, which the source keeps: they are parsed once for all requests. */
const known = new WeakMap<object, LoadedScope>();

/** Loads the images of a scope to the end. A load that fails halfway is an error: a part could be mistaken for all. */
export async function loadScope(
  source: Pick<ImageSource, 'imageSet'>,
  scope: ScopeToLoad,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Result<LoadedScope, PaiError>> {
  const opened = await openRecords(source, scope, signal);
  if (!opened.ok) return opened;
  const { answer, freshness } = opened.value;
  const kept = answer.kind === 'whole' ? known.get(answer.set) : undefined;
  if (kept !== undefined) return ok({ ...kept, freshness });
  const builder = new ImageSetBuilder();
  let totalCount: number | undefined;
  let end: SetEnd | undefined;
  let error: PaiError | undefined;
  const read = await takeRecords(answer, signal, (bytes) => {
    builder.add(bytes, (record) => {
      if (record.kind === 'progress') {
        totalCount = record.progress.totalCount;
        onProgress(record.progress);
      } else if (record.kind === 'end') end = record.end;
      else error = errorOfRecord(record);
    });
  });
  if (!read.ok) return read;
  if (error !== undefined) return failed(error);
  const { isComplete = false, isRepeated = false } = end ?? {};
  const loaded = { set: builder.snapshot(), isComplete, isRepeated, totalCount };
  if (answer.kind === 'whole') known.set(answer.set, loaded);
  return ok({ ...loaded, freshness });
}

/** The error of a failed load. */
export function errorOfRecord({
  status,
  body: { Code, Message, RequestId },
}: {
  readonly status: number;
  readonly body: { readonly Code: string; readonly Message: string; readonly RequestId: string };
}): PaiError {
  return { code: Code, message: Message, status, requestId: RequestId };
}

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
