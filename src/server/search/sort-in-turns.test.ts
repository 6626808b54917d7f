import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortInTurns } from './find-newest.ts';

const byKey = (a: readonly [number, number], b: readonly [number, number]) => a[0] - b[0];

test('sorts as toSorted does, also equal items', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 1_000 }), async (count, kinds) => {
      const items = Array.from({ length: count }, (_, at) => [(at * 7_919) % kinds, at] as const);
      expect(await sortInTurns(items, byKey)).toEqual(items.toSorted(byKey));
    }),
    { numRuns: 30 },
  );
});

test('lets the event loop run on the way', async () => {
  const items = Array.from({ length: 100_000 }, (_, at) => [(at * 7_919) % 100_003, at] as const);
  let compared = 0;
  let most = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      compared = 0;
      await new Promise((resolve) => setImmediate(resolve));
      most = Math.max(most, compared);
    }
  })();
  await sortInTurns(items, (a, b) => {
    compared += 1;
    return byKey(a, b);
  });
  isOver = true;
  await watching;
  // All at once would take more than a million comparisons.
  expect(most).toBeLessThan(120_000);
});
