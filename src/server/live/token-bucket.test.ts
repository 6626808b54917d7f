import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PATIENT } from './testing/test-source.ts';
import { TokenBucket } from './token-bucket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('no second sees more than the burst and the pace together', async () => {
  const bucket = new TokenBucket(40, 8, Date.now);
  const times: number[] = [];
  const startedAt = Date.now();
  for (let i = 0; i < 200; i += 1) void bucket.take(PATIENT).then(() => times.push(Date.now() - startedAt));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(times).toHaveLength(200);
  expect(times.filter((at) => at === 0)).toHaveLength(8);
  for (const from of times) {
    const inSecond = times.filter((at) => at >= from && at < from + 1_000);
    expect(inSecond.length).toBeLessThanOrEqual(48);
  }
  expect(Math.max(...times)).toBeLessThan(5_000);
});

test('is full again after a rest, and no fuller than full', async () => {
  const bucket = new TokenBucket(40, 8, Date.now);
  await vi.advanceTimersByTimeAsync(60_000);
  let taken = 0;
  for (let i = 0; i < 20; i += 1) void bucket.take(PATIENT).then(() => (taken += 1));
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toBe(8);
});

test('who leaves waits no longer', async () => {
  const bucket = new TokenBucket(1, 1, Date.now);
  const controller = new AbortController();
  await bucket.take(PATIENT);
  const waiting = bucket.take(controller.signal);
  controller.abort();
  await waiting;
  expect(vi.getTimerCount()).toBe(0);
});
