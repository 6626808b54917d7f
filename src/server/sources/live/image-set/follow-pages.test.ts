import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../../../contract/operations.ts';
import { type AskPage, type Followed, followPages, type ImagePage } from './follow-pages.ts';

const imagesNamed = (from: number, to: number): Image[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ ImageId: `image-${from + index}` }));
const pageOf = (images: readonly Image[], totalCount: number | undefined): ImagePage => ({ images, totalCount });

async function all(pages: AsyncIterable<Followed<ImagePage>>) {
  const given: Followed<ImagePage>[] = [];
  for await (const followed of pages) given.push(followed);
  return { given, last: given.at(-1), ids: given.flatMap(({ added }) => added.map((image) => image.ImageId)) };
}

const quiet = () => new AbortController().signal;

describe('following the pages of a service', () => {
  it('returns every image, whatever totals and page sizes the service reports', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('right', 'none', 'too many', 'too few'),
        async (count, pageSize, kind) => {
          const counted = { right: count, none: undefined, 'too many': count + 3, 'too few': Math.floor(count / 2) }[
            kind
          ];
          const ask: AskPage<ImagePage> = async (page) =>
            pageOf(imagesNamed((page - 1) * pageSize, Math.min(count, page * pageSize)), counted);
          const { last, ids } = await all(followPages(ask, pageSize, quiet()));
          expect(ids).toEqual(imagesNamed(0, count).map((image) => image.ImageId));
          expect(last).toMatchObject({ state: 'complete', totalCount: counted, size: count });
        },
      ),
    );
  });

  it('requests no page twice, and at most one beyond the counted ones', async () => {
    const asked: number[] = [];
    const ask: AskPage<ImagePage> = async (page) => {
      asked.push(page);
      return pageOf(imagesNamed((page - 1) * 100, Math.min(1_200, page * 100)), 1_200);
    };
    await all(followPages(ask, 100, quiet()));
    expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it.each([
    ['by the total of the first page', 1_200, 3],
    ['only those that the total needs', 300, 2],
    ['one by one without a total', undefined, 1],
  ])('has up to three pages in flight, %s', async (_, totalCount, expected) => {
    let underWay = 0;
    let most = 0;
    const ask: AskPage<ImagePage> = async (page) => {
      underWay += 1;
      most = Math.max(most, underWay);
      // Each answer comes after all possible requests were sent.
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return pageOf(imagesNamed((page - 1) * 100, Math.min(totalCount ?? 1_200, page * 100)), totalCount);
    };
    expect((await all(followPages(ask, 100, quiet()))).ids).toHaveLength(totalCount ?? 1_200);
    expect(most).toBe(expected);
  });

  it('ends if every page has the same images', async () => {
    let asked = 0;
    const ask: AskPage<ImagePage> = async () => {
      asked += 1;
      return pageOf(imagesNamed(0, 100), 100_000);
    };
    const { ids, last } = await all(followPages(ask, 100, quiet()));
    expect(ids).toHaveLength(100);
    expect(last?.state).toBe('repeated');
    expect(asked).toBeLessThan(8);
  });

  it.each<[does: string, state: string, total: number | undefined, page: (page: number) => readonly Image[]]>([
    ['repeats the first page and counts a billion', 'repeated', 1e9, () => imagesNamed(0, 10)],
    ['repeats the first page and counts a little more', 'repeated', 11, () => imagesNamed(0, 10)],
    ['repeats a full page and counts nothing', 'repeated', undefined, () => imagesNamed(0, 10)],
    ['repeats all its images', 'complete', 10, () => imagesNamed(0, 10)],
    ['repeats all its images and counts fewer', 'complete', 4, () => imagesNamed(0, 10)],
    ['repeats its last page', 'complete', 15, (page) => (page === 1 ? imagesNamed(0, 10) : imagesNamed(10, 15))],
    [
      'repeats its last page and counts nothing',
      'complete',
      undefined,
      (page) => imagesNamed(page === 1 ? 0 : 10, page === 1 ? 10 : 15),
    ],
    ['has empty pages and counts a billion', 'complete', 1e9, (page) => (page === 1 ? imagesNamed(0, 10) : [])],
  ])('a service that %s is %s', async (_, state, total, page) => {
    const ask: AskPage<ImagePage> = async (number) => pageOf(page(number), total);
    expect((await all(followPages(ask, 10, quiet(), async () => {}))).last?.state).toBe(state);
  });

  it.each([
    ['has no count', undefined],
    ['counts far too many', 1e12],
    ['counts far too few', 3],
    ['counts less than nothing', -1],
  ])('stops at 100,000 images of a service that always has new ones and %s', async (_, totalCount) => {
    let paced = 0;
    let asked = 0;
    const ask: AskPage<ImagePage> = async (page) => {
      asked += 1;
      return pageOf(imagesNamed((page - 1) * 100, page * 100), totalCount);
    };
    const pause = async () => {
      paced += 1;
    };
    const { given, last } = await all(followPages(ask, 100, quiet(), pause));
    expect(last).toMatchObject({ state: 'cut', size: 100_000 });
    expect(given.every(({ expected }) => expected === undefined)).toBe(true);
    expect(asked).toBeLessThanOrEqual(1_003);
    // Pages beyond any total are requested slowly.
    expect(paced).toBeGreaterThan(totalCount === 1e12 ? -1 : 900);
  });

  it('is complete with exactly 100,000 images if the service reports as many', async () => {
    const ask: AskPage<ImagePage> = async (page) =>
      pageOf(page > 1_000 ? [] : imagesNamed((page - 1) * 100, page * 100), 100_000);
    const { last } = await all(followPages(ask, 100, quiet()));
    expect(last).toMatchObject({ state: 'complete', size: 100_000, expected: 100_000 });
  });

  it('stops after 2,000 pages with one new image each', async () => {
    let asked = 0;
    const ask: AskPage<ImagePage> = async (page) => {
      asked += 1;
      return pageOf(imagesNamed(page, page + 1), undefined);
    };
    expect((await all(followPages(ask, 100, quiet(), async () => {}))).last).toMatchObject({ state: 'cut' });
    expect(asked).toBe(2_000);
  });

  it('waits half a second before each page beyond the total, and stops waiting on abort', async () => {
    const waits: number[] = [];
    const ending = new AbortController();
    const ask: AskPage<ImagePage> = async (page) => pageOf(imagesNamed((page - 1) * 2, page * 2), undefined);
    const pages = all(
      followPages(ask, 2, ending.signal, (milliseconds, signal) => {
        waits.push(milliseconds);
        return waits.length < 3
          ? Promise.resolve()
          : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      }),
    );
    await expect.poll(() => waits.length).toBe(3);
    ending.abort(new Error('ended'));
    await expect(pages).rejects.toThrow('ended');
    expect(waits).toEqual([500, 500, 500]);
  });

  it('goes on after an empty or repeated page among the counted ones', async () => {
    const ask: AskPage<ImagePage> = async (page) => {
      const own = imagesNamed((page - 1) * 10, Math.min(60, page * 10));
      return pageOf(page === 2 ? [] : page === 3 ? imagesNamed(0, 10) : own, 60);
    };
    const { ids, last } = await all(followPages(ask, 10, quiet()));
    expect(ids).toHaveLength(40);
    expect(last).toMatchObject({ state: 'complete', totalCount: 60 });
  });

  it('yields the first page before the second arrives, marked as incomplete', async () => {
    let release: (page: ImagePage) => void = () => {};
    const second = new Promise<ImagePage>((resolve) => {
      release = resolve;
    });
    const ask: AskPage<ImagePage> = (page) => (page === 1 ? Promise.resolve(pageOf(imagesNamed(0, 2), 4)) : second);
    const pages = followPages(ask, 100, quiet());
    expect((await pages.next()).value).toMatchObject({ state: 'more', totalCount: 4, size: 2 });
    release(pageOf(imagesNamed(2, 4), 4));
    expect((await pages.next()).value).toMatchObject({ state: 'complete' });
  });

  it('passes on the error of a page and aborts the others', async () => {
    const signals: AbortSignal[] = [];
    const ask: AskPage<ImagePage> = async (page, signal) => {
      signals.push(signal);
      if (page === 3) throw new Error('page 3 failed');
      return pageOf(imagesNamed(page * 2, page * 2 + 2), 40);
    };
    await expect(all(followPages(ask, 100, quiet()))).rejects.toThrow('page 3 failed');
    expect(signals.every((signal) => signal.aborted)).toBe(true);
  });
});
