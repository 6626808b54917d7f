import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatStep } from './heat.ts';

const count = fc.integer({ min: 1, max: 1_000_000 });

describe('shading', () => {
  it('has no step for 0, the last step for the largest count, and a step for every count', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const largest = Math.max(a, b);
        expect(heatStep(0, largest)).toBe(0);
        expect(heatStep(largest, largest)).toBe(5);
        expect([1, 2, 3, 4, 5]).toContain(heatStep(Math.min(a, b), largest));
      }),
    );
  });

  it('never decreases when the count increases', () => {
    fc.assert(
      fc.property(count, count, count, (a, b, c) => {
        const [low = 0, middle = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
        expect(heatStep(low, high)).toBeLessThanOrEqual(heatStep(middle, high));
      }),
    );
  });

  it('uses equal factors for equal steps', () => {
    expect([1, 2, 4, 8, 16].map((n) => heatStep(n, 16))).toEqual([1, 2, 3, 4, 5]);
    expect([19, 39].map((n) => heatStep(n, 39))).toEqual([4, 5]);
  });
});
