import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateLimit } from './csp-report.ts';

test('returns the time to wait, and forgets old units', () => {
  let now = 0;
  const take = createRateLimit(2, 60_000, () => now);
  expect([take(), take(), take()]).toEqual([undefined, undefined, 60]);
  now = 59_999;
  expect(take()).toBe(1);
  now = 60_000;
  expect([take(), take(), take()]).toEqual([undefined, undefined, 60]);
});

test('no span of a minute has more units, and no unit is refused without need', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 }), (pauses) => {
      let now = 0;
      const take = createRateLimit(10, 60_000, () => now);
      const taken: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const recent = taken.filter((time) => now - time < 60_000).length;
        const wait = take();
        expect(wait === undefined).toBe(recent < 10);
        if (wait === undefined) taken.push(now);
      }
    }),
  );
});
