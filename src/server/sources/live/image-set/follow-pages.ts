import type { Image } from '../../../../contract/operations.ts';

/** One page of ListImages. */
export interface ImagePage {
  readonly images: readonly Image[];
  /** The total that the service reports for all pages, if it does. */
  readonly totalCount: number | undefined;
}

/** Requests one page, from 1. Rejects on an error. */
export type AskPage<Page extends ImagePage> = (page: number, signal: AbortSignal) => Promise<Page>;

/** The result of one more page. */
export interface Followed<Page extends ImagePage> {
  readonly page: Page;
  /** Its images that were not on an earlier page. */
  readonly added: readonly Image[];
  /** The number of distinct images so far. */
  readonly size: number;
  readonly totalCount: number | undefined;
  /** The reported total if it is plausible: not below the number of loaded images, and not above the loading limit. */
  readonly expected: number | undefined;
  /**
   * `complete`: the last page was read; `cut`: the limit of images or pages was reached; `repeated`: the service sends
   * earlier images again in place of others that it may have.
   */
  readonly state: 'more' | 'complete' | 'cut' | 'repeated';
}

/** Pages in flight at once: enough to keep a distant service busy, few enough to leave room for other requests. */
const AHEAD = 3;
/** After so many pages in a row without a new image, we assume that the service repeats itself. */
const MAX_PAGES_WITHOUT_NEW = 3;
/** The limit for a service that always returns new images: the page would be slow with more. */
const MAX_IMAGES = 100_000;
/** The limit for a service with few images on a page. */
const MAX_PAGES = 2_000;
/**
 * Pages beyond the reported total that are requested without a pause. If the service reports no total, it is this many
 * too.
 */
const UNCOUNTED_AT_ONCE = 20;
/** The pause between pages after those, in milliseconds, so that we do not send 40 requests a second. */
const UNCOUNTED_PACE = 500;

/** Waits for some milliseconds. Rejects on abort. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Pages through the images of a scope to the end.
 *
 * Totals and page sizes are not trusted alone. If the reported total needs more than one page, those pages are
 * requested several at once, and later ones one at a time. The end is a page that is not full while the total is
 * reached, or, after the counted pages, a page without new images. Among the counted pages, only several in a row
 * without new images are the end. So a service that miscounts, repeats itself or returns smaller pages is still read to
 * the end. A service without an end is read up to the limits above.
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
  let pagesWithoutNew = 0;
  const askAhead = () => {
    while (underWay.length === 0 || (underWay.length < AHEAD && asked < pagesCounted)) {
      asked += 1;
      const page = ask(asked, stopping.signal);
      // If a later page fails while an earlier one is awaited, its error is handled at its turn.
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
        // A service whose images change between pages repeats some.
        if (ids.has(image.ImageId)) continue;
        ids.add(image.ImageId);
        added.push(image);
      }
      answered += 1;
      totalCount = page.totalCount ?? totalCount;
      if (answered === 1) pagesCounted = Math.min(pagesFor(page), MAX_PAGES);
      pagesWithoutNew = added.length === 0 ? pagesWithoutNew + 1 : 0;
      const isLast = page.images.length < pageSize && ids.size === totalCount;
      const isOver = pagesWithoutNew >= (answered < pagesCounted ? MAX_PAGES_WITHOUT_NEW : 1);
      const isFull = ids.size >= MAX_IMAGES && ids.size !== totalCount;
      const state = isOver
        ? endOf(page, ids.size, totalCount, pageSize)
        : isLast
          ? 'complete'
          : isFull || answered >= MAX_PAGES
            ? 'cut'
            : 'more';
      const isSane = totalCount !== undefined && totalCount >= ids.size && totalCount <= MAX_IMAGES;
      yield { page, added, size: ids.size, totalCount, expected: isSane ? totalCount : undefined, state };
      if (state !== 'more') return;
    }
  } finally {
    // If the reader stops or fails, pages in flight are not needed.
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

/**
 * The state after the last page, which has no new images. An empty page is the end. A page of earlier images is the end
 * only if the service counts no more images, or, without a count, if it is not full.
 */
function endOf({ images }: ImagePage, size: number, totalCount: number | undefined, pageSize: number) {
  const mayHaveMore = totalCount === undefined ? images.length >= pageSize : totalCount > size;
  return images.length > 0 && mayHaveMore ? 'repeated' : 'complete';
}

/** The number of pages for the reported total, from the size of the first page. */
function pagesFor(first: ImagePage): number {
  return first.images.length === 0 ? 1 : Math.ceil((first.totalCount ?? 0) / first.images.length);
}
