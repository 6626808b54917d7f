import { ImageSetFormError } from '../../contract/image-set/bytes.ts';
import { imageSetTarget, type Progress, type SetEnd } from '../../contract/image-set/form.ts';
import { ImageSetBuilder, type OtherRecord } from '../../contract/image-tally/image-set-builder.ts';
import { ApiError } from '../api/api-error.ts';
import { readRefusal, unreachable } from '../api/fetch-json.ts';
import { fetchStream, type StreamAnswer } from '../api/fetch-stream.ts';
import type { Scope } from '../api/label-question.ts';
import { abortWith } from '../api/limiter.ts';
import type { LoadedImages } from './loaded-images.ts';

/**
 * The view is computed in full each time that images arrive: at most once in this time, in milliseconds, and only after
 * this growth. By time alone, the work would grow with the square of the images. A set that completes before the first
 * pause is computed once.
 */
const PAUSE = 250;
const GROWTH = 1.15;

/**
 * Reads the images of a scope from the server's stream, and yields the loaded images from time to time. An abort of
 * `stop` ends it and keeps the loaded images; an abort of `signal` discards everything. A stream that fails yields the
 * images before the error, and then rejects.
 */
export async function* followSet(
  scope: Scope,
  bypassCache: boolean,
  signal: AbortSignal,
  stop: AbortSignal,
  day = '',
): AsyncGenerator<LoadedImages> {
  const target = imageSetTarget(scope, day);
  const start = performance.now();
  const reading = abortWith(signal);
  const end = () => reading.abort();
  stop.addEventListener('abort', end, { once: true });
  const arrived = new Arrival();
  let given = { at: start, size: 0 };
  let answer: StreamAnswer | undefined;
  const loaded = (from: StreamAnswer): LoadedImages => {
    const { set, totalCount, leftOut, ...rest } = arrived.state(stop.aborted);
    const { requestId, ageSeconds, stale } = from;
    const milliseconds = performance.now() - start;
    const request = { target, requestId, returned: set.size, totalCount, milliseconds, ageSeconds, stale, leftOut };
    return { set, totalCount, ...rest, requests: [request], answeredAt: Date.now() };
  };
  try {
    answer = await askForSet(target, reading.signal, bypassCache);
    const pieces = answer.pieces[Symbol.asyncIterator]();
    for (let next = begin(pieces); ; ) {
      const { size, isEnded } = arrived;
      const isMore = !isEnded && size > given.size && size >= given.size * GROWTH;
      if (isMore && (await isLate(next, given.at + PAUSE - performance.now()))) {
        yield loaded(answer);
        given = { at: performance.now(), size };
      }
      const { done, value } = await next;
      if (done) break;
      arrived.add(value);
      next = begin(pieces);
    }
    if (!arrived.isEnded) throw unreachable('The response was cut off.');
    yield loaded(answer);
  } catch (cause) {
    const isStopped = stop.aborted && !signal.aborted;
    if (!signal.aborted && answer !== undefined && (isStopped || arrived.size > 0)) yield loaded(answer);
    if (!isStopped) throw cause;
  } finally {
    // A view that stops listening does not need the remaining bytes.
    stop.removeEventListener('abort', end);
    reading.abort();
  }
}

/**
 * Requests the next piece. It may fail while earlier pieces are shown; the error is reported when the piece is awaited.
 */
function begin(pieces: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  const next = pieces.next();
  next.catch(() => {});
  return next;
}

/** Whether the next piece takes longer than some milliseconds. Rejects if the piece rejects. */
async function isLate(next: Promise<unknown>, milliseconds: number): Promise<boolean> {
  if (milliseconds <= 0) return true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, true);
  });
  try {
    return await Promise.race([next.then(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The content of a stream's records so far. */
class Arrival {
  readonly #builder = new ImageSetBuilder();
  readonly #leftOut: string[] = [];
  #progress: Progress | undefined;
  #end: SetEnd | undefined;

  get size(): number {
    return this.#builder.size;
  }

  /** Whether the last image has arrived. */
  get isEnded(): boolean {
    return this.#end !== undefined;
  }

  /** Throws an ApiError if the records report a failure or cannot be read. */
  add(piece: Uint8Array): void {
    try {
      this.#builder.add(piece, (record) => this.#take(record));
    } catch (cause) {
      throw cause instanceof ImageSetFormError ? unreadable(cause.message) : cause;
    }
  }

  #take(record: OtherRecord): void {
    if (record.kind === 'failed')
      throw readRefusal(record.body, record.status) ?? unreadable('its error is not one of PAI');
    if (record.kind === 'end') this.#end = record.end;
    if (record.kind !== 'progress') return;
    this.#progress = record.progress;
    const { leftOut } = record.progress.request ?? {};
    if (leftOut !== undefined) this.#leftOut.push(leftOut);
  }

  state(isStoppedByReader: boolean) {
    const isCut = this.#end?.isComplete === false;
    return {
      set: this.#builder.snapshot(),
      totalCount: this.#progress?.totalCount,
      expected: this.#progress?.expected,
      isComplete: this.#end?.isComplete === true,
      isStopped: isCut || (isStoppedByReader && this.#end === undefined),
      isCut,
      isRepeated: this.#end?.isRepeated,
      leftOut: this.#leftOut.join(', ') || undefined,
    };
  }
}

function unreadable(what: string): ApiError {
  return new ApiError({ code: 'UnexpectedAnswer', message: `The images could not be read: ${what}.`, status: 200 });
}

async function askForSet(target: string, signal: AbortSignal, bypassCache: boolean): Promise<StreamAnswer> {
  try {
    return await fetchStream(target, signal, bypassCache);
  } catch (cause) {
    const isOtherForm =
      cause instanceof ApiError && cause.code === 'InvalidParameter' && /(^|\. )v /.test(cause.message);
    throw isOtherForm ? new ApiError({ code: 'OtherBuild', message: cause.message, status: cause.status }) : cause;
  }
}
