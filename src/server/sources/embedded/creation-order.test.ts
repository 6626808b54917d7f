import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sorterByTime } from './paged-lists.ts';

const time = fc.option(fc.constantFrom('2025-01-02T03:04:05Z', '2024-12-31T23:59:59Z', '2025-01-02', 'soon', ''), {
  nil: undefined,
});

/** Few of many positions, and most positions: the code sorts these two cases differently. */
const chosen = fc
  .array(time, { maxLength: 200 })
  .chain((times) => fc.tuple(fc.constant(times), fc.subarray([...times.keys()], { maxLength: times.length })));
const few = fc
  .array(time, { minLength: 64, maxLength: 200 })
  .chain((times) => fc.tuple(fc.constant(times), fc.subarray([...times.keys()], { maxLength: 3 })));

test('sorts by time like a naive sort: unknown times last, equal times in the order of positions', () => {
  const property = fc.property(fc.oneof(chosen, few), fc.constantFrom('ASC', 'DESC'), ([times, positions], order) => {
    const direction = order === 'ASC' ? 1 : -1;
    const at = (position: number) => Date.parse(times[position] ?? '');
    const known = positions.filter((position) => !Number.isNaN(at(position)));
    const naive = [
      ...known.toSorted((a, b) => direction * (at(a) - at(b)) || a - b),
      ...positions.filter((position) => Number.isNaN(at(position))),
    ];
    expect([...sorterByTime(times)(Uint32Array.from(positions), order)]).toEqual(naive);
  });
  fc.assert(property);
});
