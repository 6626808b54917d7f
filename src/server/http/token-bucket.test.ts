import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PATIENT } from '../sources/live/testing/test-source.ts';
import { TokenBucket } from './limiter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('no second sees more than the burst and the rate together', async () => {
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

test('is full again after a pause, and never more than full', async () => {
  const bucket = new TokenBucket(40, 8, Date.now);
  await vi.advanceTimersByTimeAsync(60_000);
  let taken = 0;
  for (let i = 0; i < 20; i += 1) void bucket.take(PATIENT).then(() => (taken += 1));
  await vi.advanceTimersByTimeAsync(0);
  expect(taken).toBe(8);
});

test('a waiter that leaves stops waiting and spends no token', async () => {
  const bucket = new TokenBucket(1, 1, Date.now);
  const controller = new AbortController();
  expect(await bucket.take(PATIENT)).toBe(true);
  const waiting = bucket.take(controller.signal);
  controller.abort();
  expect(await waiting).toBe(false);
  expect(await bucket.take(controller.signal)).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
  const next = vi.fn();
  void bucket.take(PATIENT).then(next);
  await vi.advanceTimersByTimeAsync(999);
  expect(next).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(next).toHaveBeenCalledOnce();
});

test('two thousand waiters that leave delay nobody', async () => {
  const bucket = new TokenBucket(40, 8, Date.now);
  for (let i = 0; i < 2_000; i += 1) {
    const controller = new AbortController();
    void bucket.take(controller.signal);
    controller.abort();
  }
  const served = vi.fn();
  void bucket.take(PATIENT).then(served);
  await vi.advanceTimersByTimeAsync(25);
  expect(served).toHaveBeenCalledOnce();
});

/** One step: a waiter asks for a token. It may leave after a while, or give the token back. Then time passes. */
const step = fc.record({
  leavesAfterMs: fc.option(fc.nat({ max: 200 })),
  givesBack: fc.boolean(),
  thenMs: fc.nat({ max: 60 }),
});

test('with waiters that leave or give tokens back, used tokens keep the rate and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120, size: 'max' }), async (steps) => {
      const bucket = new TokenBucket(40, 8, Date.now);
      const startedAt = Date.now();
      const used: number[] = [];
      let waiting = 0;
      for (const { leavesAfterMs, givesBack, thenMs } of steps) {
        const controller = new AbortController();
        waiting += 1;
        void bucket.take(controller.signal).then((taken) => {
          waiting -= 1;
          if (taken && givesBack) bucket.giveBack();
          else if (taken) used.push(Date.now() - startedAt);
        });
        if (leavesAfterMs !== null) setTimeout(() => controller.abort(), leavesAfterMs);
        await vi.advanceTimersByTimeAsync(thenMs);
      }
      await vi.advanceTimersByTimeAsync(4_000);
      expect(waiting).toBe(0);
      // Between any two uses: at most the burst and the tokens of the time between.
      for (const [at, from] of used.entries())
        for (const [later, to] of used.entries())
          if (later >= at) expect(later - at + 1).toBeLessThanOrEqual(8 + ((to - from) * 40) / 1_000 + 1e-6);
      expect(vi.getTimerCount()).toBe(0);
    }),
    { numRuns: 100 },
  );
});
