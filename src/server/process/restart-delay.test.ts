import { expect, test } from 'vitest';
import { restartDelay } from './supervisor.ts';

test('the delay doubles with each crash in a row, up to 30 s', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 5_000].map(restartDelay);
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});
