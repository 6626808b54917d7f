import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportedSize, readImageSize } from './image-size.ts';

test.each([
  [3_803_970_629, 'bytes', 3_803_970_629, '3803970629'],
  [100_000, 'bytes', 100_000, '100000'],
  [0, 'bytes', 0, '0'],
  [2, 'gigabytes', 2_000_000_000, '2 GB'],
  [7.5, 'gigabytes', 7_500_000_000, '7.5 GB'],
  [999, 'gigabytes', 999_000_000_000, '999 GB'],
  [1_000, 'unclear', undefined, '1000 (unit unclear)'],
  [99_999, 'unclear', undefined, '99999 (unit unclear)'],
  [-1, 'unclear', undefined, '-1 (unit unclear)'],
] as const)('%d is in %s', (size, unit, bytes, exported) => {
  expect(readImageSize(size)).toEqual({ unit, bytes });
  expect(exportedSize(size)).toBe(exported);
});

test('the greater number of one unit is the greater size', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e15, noNaN: true }),
      fc.double({ min: 0, max: 1e15, noNaN: true }),
      (a, b) => {
        const [sizeA, sizeB] = [readImageSize(a), readImageSize(b)];
        if (sizeA.unit !== sizeB.unit || sizeA.bytes === undefined || sizeB.bytes === undefined) return;
        expect(Math.sign(sizeA.bytes - sizeB.bytes)).toBe(Math.sign(a - b));
      },
    ),
  );
});
