import type { Image } from '../../../../contract/operations.ts';

/** One page of ListImages. */
export interface ImagePage {
  readonly images: readonly Image[];
  /** What the service counts over all pages, where it says so. */
  readonly totalCount: number | undefined;
}

/** Asks for one page, from 1. Rejects if it does not come. */
export type AskPage<Page extends ImagePage> = (page: number, signal: AbortSignal) => Promise<Page>;

/** What one more page brought. */
export interface Followed<Page extends ImagePage> {
  readonly page: Page;
  /** Its images that were on no page before. */
  readonly added: readonly Image[];
  /** How many distinct images there are by now. */
  readonly size: number;
  readonly totalCount: number | undefined;
  /** The count where it can be true: not less than what is there, and no more than is ever loaded. */
  readonly expected: number | undefined;
  /** `complete`: the paging came to its end; `cut`: it ended at the most images or pages that are loaded. */
  readonly state: 'more' | 'complete' | 'cut';
}

/** Pages under way at once: as many as keep a distant service busy, few enough to leave it room for other questions. */
const AHEAD = 3;
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

/** Waits for some milliseconds; an abort rejects. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Pages through the images of a scope to their end.
 *
 * Counts and page sizes are not trusted alone: where the service counts more than a page, the pages that this count
 * needs are asked for, several at once; after them one at a time. The end is a page that is not full where the count
 * agrees, or after the counted pages one that brings nothing new; among them one may be empty, and only several in a row
 * are an end. A service that miscounts, repeats itself or gives fewer images a page than it was asked for is thereby
 * followed to its end too; one without an end is followed to the limits above.
 */
export async function* followPages<Page extends ImagePage>(
  ask: AskPage<Page>,
  pageSize: number,
  signal: AbortSignal,
  pause: Pause = pauseFor,
): AsyncGenerator<Followed<Page>> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });

  const ids = new Set<string>();
  const underWay: Promise<Page>[] = [];
  let asked = 0;
  let answered = 0;
  let pagesCounted = 1;
  let totalCount: number | undefined;
  let barren = 0;
  const askAhead = () => {
    while (underWay.length === 0 || (underWay.length < AHEAD && asked < pagesCounted)) {
      asked += 1;
      const page = ask(asked, stopping.signal);
      // One that fails while an earlier one is waited for is heard of when its own turn comes.
      page.catch(() => {});
      underWay.push(page);
    }
  };
  try {
    for (;;) {
      if (asked >= pagesCounted + UNCOUNTED_AT_ONCE) await pause(UNCOUNTED_PACE, stopping.signal);
      askAhead();
      const page = await underWay.shift();
      if (page === undefined) return;
      const added: Image[] = [];
      for (const image of page.images) {
        // A service that pages while images change repeats some.
        if (ids.has(image.ImageId)) continue;
        ids.add(image.ImageId);
        added.push(image);
      }
      answered += 1;
      totalCount = page.totalCount ?? totalCount;
      if (answered === 1) pagesCounted = Math.min(pagesFor(page), MAX_PAGES);
      barren = added.length === 0 ? barren + 1 : 0;
      const isLast = page.images.length < pageSize && ids.size === totalCount;
      const isOver = barren >= (answered < pagesCounted ? BARREN : 1);
      const isFull = ids.size >= MAX_IMAGES && ids.size !== totalCount;
      const state = isLast || isOver ? 'complete' : isFull || answered >= MAX_PAGES ? 'cut' : 'more';
      const isSane = totalCount !== undefined && totalCount >= ids.size && totalCount <= MAX_IMAGES;
      yield { page, added, size: ids.size, totalCount, expected: isSane ? totalCount : undefined, state };
      if (state !== 'more') return;
    }
  } finally {
    // A reader that stops, by leaving or by a failure, needs no page that is still under way.
    stopping.abort();
    signal.removeEventListener('abort', stop);
  }
}

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
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });

/** How many pages the count of the service needs, going by what its first page holds. */
function pagesFor(first: ImagePage): number {
  return first.images.length === 0 ? 1 : Math.ceil((first.totalCount ?? 0) / first.images.length);
}
