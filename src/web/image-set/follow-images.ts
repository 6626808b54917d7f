import type { Image } from '../../contract/operations.ts';
import { abortWith } from '../api/limiter.ts';
import type { SentRequest } from '../api/sent-request.ts';
import { type ImageSet, ImageSetBuilder } from './image-set.ts';

/** One page of ListImages, and the request that brought it. */
export interface ImagePage {
  readonly images: readonly Image[];
  /** What the service counts over all pages, where it says so. */
  readonly totalCount: number | undefined;
  readonly request: SentRequest;
}

/** Asks for one page, from 1. */
export type AskPage = (page: number, signal: AbortSignal) => Promise<ImagePage>;

/** The images of a scope, as far as they have arrived. */
export interface LoadedImages {
  readonly set: ImageSet;
  /** What the service counts, where it says so. */
  readonly totalCount: number | undefined;
  /** The count where it can be true: not less than what is there, and no more than is ever loaded. */
  readonly expected: number | undefined;
  /** Whether the paging came to its end. */
  readonly isComplete: boolean;
  /** Whether the reader ended it before that, or the limit did. */
  readonly isStopped: boolean;
  /** Whether it ended at the most images or pages that are loaded: loading again would bring no more. */
  readonly isCut: boolean;
  readonly requests: readonly SentRequest[];
  /** When the last page arrived, in milliseconds since 1970. */
  readonly answeredAt: number;
}

/** Pages under way at once: as many as keep a distant service busy, few enough to leave it room for other questions. */
const AHEAD = 3;
/**
 * What is in sight changes while pages arrive, and each time is worked out in full: at most so often, in milliseconds,
 * and only when there is so much more of it. By time alone the work would grow with the square of the images.
 */
const PAUSE = 250;
const GROWTH = 1.15;
/** Pages in a row without anything new after which a service is taken to repeat itself. */
const BARREN = 3;
/** A service that always has new images is followed no further: more would not fit into a page that stays quick. */
const MAX_IMAGES = 100_000;
/** The same for one that gives few images a page. */
const MAX_PAGES = 2_000;
/** Pages beyond the count of the service that are asked for at once; a service that counts nothing gets this many too. */
const UNCOUNTED_AT_ONCE = 20;
/** The time between two pages after those, in milliseconds: a guest does not ask 40 times a second. */
const UNCOUNTED_PACE = 500;

/**
 * Pages through the images of a scope to their end, and gives what has arrived from time to time. An abort of `stop` ends
 * it where it is and keeps what has arrived; one of `signal` gives all up.
 *
 * Counts and page sizes are not trusted alone: where the service counts more than a page, the pages that this count
 * needs are asked for, several at once; after them one at a time. The end is a page that is not full where the count
 * agrees, or after the counted pages one that brings nothing new; among them one may be empty, and only several in a row
 * are an end. A service that miscounts, repeats itself or gives fewer images a page than it was asked for is thereby
 * followed to its end too; one without an end is followed to the limits above.
 */
export async function* followImages(
  ask: AskPage,
  pageSize: number,
  signal: AbortSignal,
  stop: AbortSignal,
  pause: Pause = pauseFor,
): AsyncGenerator<LoadedImages> {
  const builder = new ImageSetBuilder();
  const stopping = abortWith(signal);
  stop.addEventListener('abort', () => stopping.abort(), { once: true });
  const requests: SentRequest[] = [];
  let totalCount: number | undefined;
  const loaded = (isComplete: boolean, isCut = false): LoadedImages => {
    const isSane = totalCount !== undefined && totalCount >= builder.size && totalCount <= MAX_IMAGES;
    return {
      set: builder.snapshot(),
      totalCount,
      expected: isSane ? totalCount : undefined,
      isComplete,
      isStopped: stop.aborted || isCut,
      isCut,
      requests: [...requests],
      answeredAt: Date.now(),
    };
  };

  const underWay: Promise<ImagePage>[] = [];
  let asked = 0;
  let pagesCounted = 1;
  const askAhead = () => {
    while (underWay.length === 0 || (underWay.length < AHEAD && asked < pagesCounted)) {
      asked += 1;
      const page = ask(asked, stopping.signal);
      // One that fails while an earlier one is waited for is heard of when its own turn comes.
      page.catch(() => {});
      underWay.push(page);
    }
  };

  let given = { at: 0, size: 0 };
  let barren = 0;
  try {
    for (;;) {
      if (asked >= pagesCounted + UNCOUNTED_AT_ONCE) await pause(UNCOUNTED_PACE, stopping.signal);
      askAhead();
      const page = await underWay.shift();
      if (page === undefined) return;
      const before = builder.size;
      builder.add(page.images);
      requests.push(page.request);
      totalCount = page.totalCount ?? totalCount;
      if (requests.length === 1) pagesCounted = Math.min(pagesFor(page), MAX_PAGES);
      barren = builder.size === before ? barren + 1 : 0;
      const isLast = page.images.length < pageSize && builder.size === totalCount;
      const isOver = barren >= (requests.length < pagesCounted ? BARREN : 1);
      if (isLast || isOver) return yield loaded(true);
      const isFull = builder.size >= MAX_IMAGES && builder.size !== totalCount;
      if (isFull || requests.length >= MAX_PAGES) return yield loaded(false, true);
      const isDue = Date.now() - given.at >= PAUSE && builder.size >= given.size * GROWTH;
      if (isDue) {
        yield loaded(false);
        given = { at: Date.now(), size: builder.size };
      }
    }
  } catch (cause) {
    if (!signal.aborted && requests.length > 0) yield loaded(false);
    if (!stop.aborted || signal.aborted) throw cause;
  } finally {
    // Whoever stops listening, by leaving or by a failure, needs no page that is still under way.
    stopping.abort();
  }
}

/** Waits for some milliseconds; an abort rejects. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

const pauseFor: Pause = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', giveUp, { once: true });
  });

/** How many pages the count of the service needs, going by what its first page holds. */
function pagesFor(first: ImagePage): number {
  return first.images.length === 0 ? 1 : Math.ceil((first.totalCount ?? 0) / first.images.length);
}
