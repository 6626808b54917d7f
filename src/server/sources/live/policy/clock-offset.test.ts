import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { ClockOffset } from './region-gate.ts';

test.each([20, -20, 60 * 23])('a clock that is %i min off is corrected', (minutes) => {
  const { clock, pass } = fakeClock();
  const offset = new ClockOffset(clock);
  expect(offset.now()).toBe(clock());
  expect(offset.correct(minutes * 60_000, 0)).toBe(true);
  pass(5_000);
  expect(offset.now()).toBe(clock() + minutes * 60_000);
});

test('a tiny difference is not a correction', () => {
  const changes: number[] = [];
  const offset = new ClockOffset(fakeClock().clock, (aheadMs) => changes.push(aheadMs));
  expect(offset.correct(undefined, 0)).toBe(false);
  expect(offset.correct(59_000, 0)).toBe(false);
  expect(offset.correct(20 * 60_000, 0)).toBe(true);
  expect(offset.correct(20 * 60_000 + 900, offset.aheadMs)).toBe(false);
  // Our clock was corrected in the meantime.
  expect(offset.correct(0, offset.aheadMs)).toBe(true);
  expect(changes).toEqual([20 * 60_000, 0]);
});

test('a time that is days away is ignored', () => {
  const { clock } = fakeClock();
  const offset = new ClockOffset(clock);
  expect(offset.correct(25 * 3_600_000, 0)).toBe(false);
  expect(offset.now()).toBe(clock());
});

test.each([undefined, 20 * 60_000, 25 * 3_600_000])(
  'a request signed before the correction is worth signing again: %s',
  (skew) => {
    const changes: number[] = [];
    const offset = new ClockOffset(fakeClock().clock, (aheadMs) => changes.push(aheadMs));
    expect(offset.correct(20 * 60_000, 0)).toBe(true);
    expect(offset.correct(skew, 0)).toBe(true);
    expect(changes).toEqual([20 * 60_000]);
  },
);
