import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSlots, drawnRanges, OVERSCAN, seenRows } from './row-window.ts';

describe('drawnRanges', () => {
  it('contain every visible row at any scroll position, and few others', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3_000), (count, at, height) => {
        const rowHeight = 36;
        const scrollTop = at * Math.max(0, count * rowHeight - height);
        const seen = seenRows(scrollTop, height, rowHeight);
        const [near] = drawnRanges(seen, count, -1);
        expect(near?.from).toBeLessThanOrEqual(Math.max(0, Math.floor(scrollTop / rowHeight)));
        expect(near?.to).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((scrollTop + height) / rowHeight)));
        expect((near?.to ?? 0) - (near?.from ?? 0)).toBeLessThanOrEqual(
          Math.ceil(height / rowHeight) + 2 * OVERSCAN + 8,
        );
      }),
    );
  });

  it('are the last rows if there are fewer rows than the scroll position', () => {
    expect(drawnRanges({ first: 5_000, count: 20 }, 30, -1)).toEqual([{ from: 2, to: 30 }]);
    expect(drawnRanges({ first: 5_000, count: 20 }, 0, -1)).toEqual([{ from: 0, to: 0 }]);
  });

  it('contain the focused row, in a separate range if it is far away', () => {
    const seen = { first: 100, count: 20 };
    const near = { from: 92, to: 128 };
    expect(drawnRanges(seen, 1_000, 3)).toEqual([{ from: 3, to: 4 }, near]);
    expect(drawnRanges(seen, 1_000, 500)).toEqual([near, { from: 500, to: 501 }]);
    // Beside the header row of a group, or as the same row.
    expect(drawnRanges(seen, 1_000, 500, 3)).toEqual([{ from: 3, to: 4 }, near, { from: 500, to: 501 }]);
    expect(drawnRanges(seen, 1_000, 3, 3)).toEqual([{ from: 3, to: 4 }, near]);
    for (const pinned of [-1, 92, 127, 1_000]) expect(drawnRanges(seen, 1_000, pinned)).toEqual([near]);
  });
});

describe('assignSlots', () => {
  const slots = (...ids: readonly string[]) => assignSlots(new Map(), ids, undefined);

  it('keeps the elements of a row, and reuses those of removed rows', () => {
    const next = assignSlots(slots('a', 'b', 'c'), ['c', 'd', 'e'], undefined);
    expect([...next]).toEqual([
      ['c', 2],
      ['d', 0],
      ['e', 1],
    ]);
    expect(assignSlots(next, ['c', 'd', 'e'], undefined)).toEqual(next);
  });

  it('does not reuse elements with the focus of a removed row', () => {
    expect([...assignSlots(slots('a', 'b'), ['c', 'b'], 'a')]).toEqual([
      ['c', 2],
      ['b', 1],
    ]);
  });

  it('has one slot for each row', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(fc.array(ids), (steps) => {
        let before: ReadonlyMap<string, number> = new Map();
        for (const step of steps) {
          const after = assignSlots(before, step, undefined);
          expect([...after.keys()]).toEqual(step);
          expect(new Set(after.values()).size).toBe(step.length);
          for (const id of step) if (before.has(id)) expect(after.get(id)).toBe(before.get(id));
          before = after;
        }
      }),
    );
  });
});
