import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../contract/operations.ts';
import { type AskPage, followImages, type ImagePage, type LoadedImages } from './follow-images.ts';

const imagesNamed = (from: number, to: number): Image[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ ImageId: `image-${from + index}` }));

function pageOf(images: readonly Image[], totalCount: number | undefined, page: number): ImagePage {
  const request = { target: `page ${page}`, requestId: '', returned: images.length, milliseconds: 1, ageSeconds: 0 };
  return { images, totalCount, request: { ...request, totalCount, stale: false } };
}

async function all(pages: AsyncIterable<LoadedImages>): Promise<readonly LoadedImages[]> {
  const given: LoadedImages[] = [];
  for await (const loaded of pages) given.push(loaded);
  return given;
}

const quiet = () => new AbortController().signal;

describe('following the pages of a service', () => {
  it('ends with every image, whatever the service says of counts and sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('right', 'none', 'too many', 'too few'),
        async (count, pageSize, kind) => {
          const counted = { right: count, none: undefined, 'too many': count + 3, 'too few': Math.floor(count / 2) }[
            kind
          ];
          const ask: AskPage = async (page) =>
            pageOf(imagesNamed((page - 1) * pageSize, Math.min(count, page * pageSize)), counted, page);
          const last = (await all(followImages(ask, pageSize, quiet(), quiet()))).at(-1);
          expect(last?.set.images.map((image) => image.ImageId)).toEqual(imagesNamed(0, count).map((i) => i.ImageId));
          expect(last).toMatchObject({ isComplete: true, isStopped: false, totalCount: counted });
        },
      ),
    );
  });

  it('asks no page twice, and no more than one beyond the counted ones', async () => {
    const asked: number[] = [];
    const ask: AskPage = async (page) => {
      asked.push(page);
      return pageOf(imagesNamed((page - 1) * 100, Math.min(1_200, page * 100)), 1_200, page);
    };
    await all(followImages(ask, 100, quiet(), quiet()));
    expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it.each([
    ['as the first page counts', 1_200, 3],
    ['only those that the count needs', 300, 2],
    ['one by one where nothing is counted', undefined, 1],
  ])('has up to three pages under way at once, %s', async (_, totalCount, expected) => {
    let underWay = 0;
    let most = 0;
    const ask: AskPage = async (page) => {
      underWay += 1;
      most = Math.max(most, underWay);
      // Answers come when everything that can be asked by then has been.
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return pageOf(imagesNamed((page - 1) * 100, Math.min(totalCount ?? 1_200, page * 100)), totalCount, page);
    };
    const last = (await all(followImages(ask, 100, quiet(), quiet()))).at(-1);
    expect(last?.set.images).toHaveLength(totalCount ?? 1_200);
    expect(most).toBe(expected);
  });

  it('ends at a service that answers every page with the same images', async () => {
    let asked = 0;
    const ask: AskPage = async (page) => {
      asked += 1;
      return pageOf(imagesNamed(0, 100), 100_000, page);
    };
    const last = (await all(followImages(ask, 100, quiet(), quiet()))).at(-1);
    expect(last?.set.images).toHaveLength(100);
    expect(asked).toBeLessThan(8);
  });

  it.each([
    ['has no count', undefined],
    ['counts far too many', 1e12],
    ['counts far too few', 3],
    ['counts less than nothing', -1],
  ])('stops at 100,000 images of a service that always has new ones and %s', async (_, totalCount) => {
    let paced = 0;
    let asked = 0;
    const ask: AskPage = async (page) => {
      asked += 1;
      return pageOf(imagesNamed((page - 1) * 100, page * 100), totalCount, page);
    };
    const pause = async () => {
      paced += 1;
    };
    const given = await all(followImages(ask, 100, quiet(), quiet(), pause));
    const last = given.at(-1);
    expect(last?.set.images).toHaveLength(100_000);
    expect(last).toMatchObject({ isComplete: false, isStopped: true, isCut: true });
    for (const { expected, set } of given) expect(expected ?? 100_000).toBeGreaterThanOrEqual(set.images.length);
    expect(given.every(({ expected }) => expected === undefined)).toBe(true);
    expect(asked).toBeLessThanOrEqual(1_003);
    // Pages beyond any count are asked for at the pace of a guest.
    expect(paced).toBeGreaterThan(totalCount === 1e12 ? -1 : 900);
  });

  it('ends with exactly 100,000 images where the service counts as many', async () => {
    const ask: AskPage = async (page) => pageOf(imagesNamed((page - 1) * 100, page * 100), 100_000, page);
    const short: AskPage = (page, signal) =>
      page > 1_000 ? Promise.resolve(pageOf([], 100_000, page)) : ask(page, signal);
    const last = (await all(followImages(short, 100, quiet(), quiet()))).at(-1);
    expect(last?.set.images).toHaveLength(100_000);
    expect(last).toMatchObject({ isComplete: true, isCut: false, expected: 100_000 });
  });

  it('stops after 2,000 pages of a service that gives one new image a page', async () => {
    let asked = 0;
    const ask: AskPage = async (page) => {
      asked += 1;
      return pageOf(imagesNamed(page, page + 1), undefined, page);
    };
    const last = (await all(followImages(ask, 100, quiet(), quiet(), async () => {}))).at(-1);
    expect(last).toMatchObject({ isCut: true });
    expect(asked).toBe(2_000);
  });

  it('waits half a second before each page beyond the count, and not when the reader stops it', async () => {
    const waits: number[] = [];
    const ask: AskPage = async (page) => pageOf(imagesNamed((page - 1) * 2, page * 2), undefined, page);
    const stop = new AbortController();
    const pages = followImages(ask, 2, quiet(), stop.signal, (milliseconds, signal) => {
      waits.push(milliseconds);
      return waits.length < 3
        ? Promise.resolve()
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await pages.next();
    const rest = all(pages);
    await expect.poll(() => waits.length).toBe(3);
    stop.abort();
    expect((await rest).at(-1)).toMatchObject({ isStopped: true, isCut: false });
    expect(waits).toEqual([500, 500, 500]);
  });

  it('goes on where a page among the counted ones is empty or repeats another', async () => {
    const ask: AskPage = async (page) => {
      const own = imagesNamed((page - 1) * 10, Math.min(60, page * 10));
      return pageOf(page === 2 ? [] : page === 3 ? imagesNamed(0, 10) : own, 60, page);
    };
    const last = (await all(followImages(ask, 10, quiet(), quiet()))).at(-1);
    expect(last?.set.images).toHaveLength(40);
    expect(last).toMatchObject({ isComplete: true, totalCount: 60 });
  });

  it('gives the first page before the second is there, marked as not whole', async () => {
    let release: (page: ImagePage) => void = () => {};
    const second = new Promise<ImagePage>((resolve) => {
      release = resolve;
    });
    const ask: AskPage = (page) => (page === 1 ? Promise.resolve(pageOf(imagesNamed(0, 2), 4, page)) : second);
    const pages = followImages(ask, 100, quiet(), quiet());
    const first = await pages.next();
    expect(first.value).toMatchObject({ isComplete: false, totalCount: 4 });
    expect(first.value?.set.images).toHaveLength(2);
    release(pageOf(imagesNamed(2, 4), 4, 2));
    expect((await pages.next()).value).toMatchObject({ isComplete: true });
  });

  it('keeps what has arrived when the reader stops it, and gives up what is under way', async () => {
    const signals: AbortSignal[] = [];
    const ask: AskPage = (page, signal) => {
      if (page === 1) return Promise.resolve(pageOf(imagesNamed(0, 2), 40, page));
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const stop = new AbortController();
    const pages = followImages(ask, 100, quiet(), stop.signal);
    await pages.next();
    const next = pages.next();
    stop.abort();
    const last = (await next).value;
    expect(last).toMatchObject({ isComplete: false, isStopped: true });
    expect(last?.set.images).toHaveLength(2);
    expect(signals.length).toBeGreaterThan(0);
    expect(signals.every((signal) => signal.aborted)).toBe(true);
    expect((await pages.next()).done).toBe(true);
  });

  it('passes a failed page on and gives up the others', async () => {
    const signals: AbortSignal[] = [];
    const ask: AskPage = async (page, signal) => {
      signals.push(signal);
      if (page === 3) throw new Error('page 3 failed');
      return pageOf(imagesNamed(page * 2, page * 2 + 2), 40, page);
    };
    await expect(all(followImages(ask, 100, quiet(), quiet()))).rejects.toThrow('page 3 failed');
    expect(signals.every((signal) => signal.aborted)).toBe(true);
  });
});
