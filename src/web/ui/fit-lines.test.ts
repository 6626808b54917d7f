import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLines } from './fit-lines.ts';

const box = { width: 100, gap: 10, lines: 2, more: 20, end: 40 };

describe('items that fit into the lines of a box', () => {
  it.each([
    [[], 0],
    [[100, 50], 2],
    [[100, 60], 1],
    [[40, 40, 50], 3],
    [[40, 40, 50, 20], 2],
    // The button and the end take the second line.
    [[200, 100], 1],
    [[100, 100, 100], 1],
  ] as const)('of widths %j are %i', (widths, count) => {
    expect(fitLines(widths, box)).toBe(count);
  });

  it.each([
    [[30, 20, 20, 60], 3],
    [[30, 20, 20, 30], 4],
    // Two hidden items are too many, and three must stay visible.
    [[30, 20, 20, 20, 20], 5],
    [[60, 60, 35], 3],
  ] as const)(
    'of widths %j are %i in a wider box: one is left out rather than the end takes a line alone',
    (widths, count) => {
      expect(fitLines(widths, { ...box, width: 200 })).toBe(count);
    },
  );

  it('are never fewer in a wider box with the same number of lines', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 12 });
    fc.assert(
      fc.property(widths, fc.integer({ min: 60, max: 400 }), fc.integer({ min: 1, max: 3 }), (own, width, lines) => {
        const count = fitLines(own, { ...box, width, lines });
        expect(fitLines(own, { ...box, width: width + 2_000, lines })).toBeGreaterThanOrEqual(count);
        expect(fitLines(own, { ...box, width, lines: lines + 1 })).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
