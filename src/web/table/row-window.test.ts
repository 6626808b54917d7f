import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSlots, drawnRanges, OVERSCAN, seenRows } from './row-window.ts';

describe('the rows to draw', () => {
  it('hold every row in sight, wherever it is scrolled to, and few others', () => {
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

  it('are the last ones where rows have become fewer than what is scrolled over', () => {
    expect(drawnRanges({ first: 5_000, count: 20 }, 30, -1)).toEqual([{ from: 2, to: 30 }]);
    expect(drawnRanges({ first: 5_000, count: 20 }, 0, -1)).toEqual([{ from: 0, to: 0 }]);
  });

  it('hold the row of the focus, alone where it is far away', () => {
    const seen = { first: 100, count: 20 };
    const near = { from: 92, to: 128 };
    expect(drawnRanges(seen, 1_000, 3)).toEqual([{ from: 3, to: 4 }, near]);
    expect(drawnRanges(seen, 1_000, 500)).toEqual([near, { from: 500, to: 501 }]);
    // Beside the line of a group, or as the same row.
    expect(drawnRanges(seen, 1_000, 500, 3)).toEqual([{ from: 3, to: 4 }, near, { from: 500, to: 501 }]);
    expect(drawnRanges(seen, 1_000, 3, 3)).toEqual([{ from: 3, to: 4 }, near]);
    for (const pinned of [-1, 92, 127, 1_000]) expect(drawnRanges(seen, 1_000, pinned)).toEqual([near]);
  });
});

describe('the elements of rows', () => {
  const slots = (...ids: readonly string[]) => assignSlots(new Map(), ids, undefined);

  it('stay with a row, and those of rows that are gone draw the new ones', () => {
    const next = assignSlots(slots('a', 'b', 'c'), ['c', 'd', 'e'], undefined);
    expect([...next]).toEqual([
      ['c', 2],
      ['d', 0],
      ['e', 1],
    ]);
    expect(assignSlots(next, ['c', 'd', 'e'], undefined)).toEqual(next);
  });

  it('are not used again while they hold the focus of a row that is gone', () => {
    expect([...assignSlots(slots('a', 'b'), ['c', 'b'], 'a')]).toEqual([
      ['c', 2],
      ['b', 1],
    ]);
  });

  it('are one for each row', () => {
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
