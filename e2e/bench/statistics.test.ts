import { expect, test } from 'vitest';
import { median, quantile, slope, timesRow } from './statistics.mjs';

test('a quantile is a sample, and the input does not change', () => {
  const samples = [5, 1, 4, 2, 3];
  expect(median(samples)).toBe(3);
  expect(quantile(samples, 0.99)).toBe(5);
  expect(quantile([7], 0.01)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
  expect(samples).toEqual([5, 1, 4, 2, 3]);
});

test('a row has median, p99 and the ratio of medians', () => {
  expect(timesRow('x', [30, 10, 20], [4, 4, 4])).toEqual({
    what: 'x',
    median: '20 ms',
    p99: '30 ms',
    ratio: '5.0 x',
    note: '3 samples',
  });
  expect(timesRow('x', [1]).ratio).toBeUndefined();
});

test('the slope is that of the line through the points, or of the best line', () => {
  expect(slope([0, 1, 2, 3].map((x) => [x, 7 - 2 * x]))).toBe(-2);
  expect(
    slope([
      [0, 0],
      [1, 3],
      [2, 0],
      [3, 3],
    ]),
  ).toBeCloseTo(0.6);
});
