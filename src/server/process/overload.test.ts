import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { blockLoop } from '../testing/block-loop.ts';
import { LoopPace, watchLoop } from './overload.ts';

/** A turn of a process that has one processor to itself. */
const busy = (at: number) => ({ at, cpuMs: at });

test('is behind if the last second has fewer than five turns, once there were five', () => {
  const gaps = fc.array(fc.nat(600), { maxLength: 30 });
  fc.assert(
    fc.property(gaps, fc.nat(1_500), (between, after) => {
      const pace = new LoopPace();
      let now = 10_000;
      const turns = between.map((gap) => {
        now += gap;
        pace.tick(busy(now));
        return now;
      });
      now += after;
      const recent = turns.filter((at) => now - at <= 1_000).length;
      expect(pace.isBehind(busy(now))).toBe(turns.length >= 5 && recent < 5);
    }),
  );
});

test('a pause of 700 ms is not behind; one of a second is, and recovers within 250 ms', () => {
  const pace = new LoopPace();
  for (let at = 0; at <= 2_000; at += 50) pace.tick(busy(at));
  pace.tick(busy(2_700));
  expect(pace.isBehind(busy(2_700))).toBe(false);
  for (let at = 2_750; at <= 4_000; at += 50) pace.tick(busy(at));
  pace.tick(busy(5_001));
  expect(pace.isBehind(busy(5_001))).toBe(true);
  for (let at = 5_051; at <= 5_251; at += 50) pace.tick(busy(at));
  expect(pace.isBehind(busy(5_251))).toBe(false);
});

test('a process that other programs starve is not behind by its own work', () => {
  const pace = new LoopPace();
  const starved = (at: number) => ({ at, cpuMs: at * 0.1 });
  for (let at = 0; at <= 3_000; at += 600) pace.tick(starved(at));
  expect(pace.isBehind(starved(3_600))).toBe(false);
  expect(pace.isBehind({ at: 3_600, cpuMs: starved(1_000).cpuMs + 1_300 })).toBe(true);
});

test('this process is behind while it is blocked again and again', async () => {
  const watch = watchLoop();
  await blockLoop(7);
  expect(watch.isBehind()).toBe(true);
  await vi.waitUntil(() => !watch.isBehind(), { timeout: 10_000, interval: 10 });
  watch.stop();
});
