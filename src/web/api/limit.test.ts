import { describe, expect, it } from 'vitest';
import { mapLimited } from './limit.ts';

describe('limited jobs', () => {
  it('runs no more at once than allowed and keeps the order', async () => {
    let running = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const all = mapLimited([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => waiting.push(resolve));
      running -= 1;
      return item * 10;
    });
    // The last one waiting goes first, so that results arrive out of order.
    for (let done = 0; done < 7; done += 1) {
      waiting.pop()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await all).toEqual([10, 20, 30, 40, 50, 60, 70]);
    expect(most).toBe(3);
  });

  it('fails with the first failure and starts nothing after it', async () => {
    const started: number[] = [];
    const all = mapLimited([1, 2, 3], 1, async (item) => {
      started.push(item);
      if (item === 2) throw new Error('two');
    });
    await expect(all).rejects.toThrow('two');
    expect(started).toEqual([1, 2]);
  });

  it('has nothing to do for no items', async () => {
    expect(await mapLimited([], 4, async () => 1)).toEqual([]);
  });
});
