import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineAt, placeOf } from './matrix-line.ts';

const drawnOf = (ids: readonly string[]) =>
  ids.map((id, under) => ({
    entry: { id, kind: 'value' as const, value: id, under, conditions: [] },
    total: 1,
    isOpen: undefined,
  }));
/** Values that read like the ends of the table are entries like any other. */
const anyDrawn = fc
  .uniqueArray(fc.constantFrom('headers', 'totals', '', 'GPU', '0', 'a'), { maxLength: 6 })
  .map((ids) => drawnOf(ids));

it('is found again at every place of the table', () => {
  fc.assert(
    fc.property(anyDrawn, (drawn) => {
      for (let place = 0; place < drawn.length + 2; place += 1)
        expect(placeOf(drawn, lineAt(drawn, place))).toBe(place);
    }),
  );
});

it('is found where its entry is by now, and nowhere without it', () => {
  const line = lineAt(drawnOf(['CPU', 'GPU']), 2);
  expect(placeOf(drawnOf(['GPU', 'CPU', 'PPU']), line)).toBe(1);
  expect(placeOf(drawnOf(['CPU']), line)).toBeUndefined();
  expect(placeOf(drawnOf(['CPU']), lineAt(drawnOf(['CPU', 'GPU']), 3))).toBe(2);
});
