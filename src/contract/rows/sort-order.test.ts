import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankValues, type SortValue, sortByRanks } from './sort-order.ts';

const anyValues = fc.oneof(
  fc.array(fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }), { maxLength: 20 }),
  fc.array(fc.option(fc.double({ noNaN: true }), { nil: undefined }), { maxLength: 20 }),
  fc.array(fc.option(fc.string({ maxLength: 2 }), { nil: undefined }), { maxLength: 20 }),
);

/** The simplest form: missing values come last in both directions, equal values keep their order. */
function naive(values: readonly SortValue[], descending: boolean): readonly number[] {
  return [...values.keys()].sort((i, j) => {
    const [a, b] = [values[i], values[j]];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    const compared = a < b ? -1 : a > b ? 1 : 0;
    return descending ? -compared : compared;
  });
}

const sorted = (
  values: readonly SortValue[],
  descending: boolean,
  order: Uint32Array = Uint32Array.from(values.keys()),
) => sortByRanks(order, rankValues(values), descending);

describe('rows sorted by ranks', () => {
  it('are in the order of a naive comparison', () => {
    fc.assert(
      fc.property(anyValues, fc.boolean(), (values, descending) => {
        expect([...sorted(values, descending)]).toEqual(naive(values, descending));
      }),
    );
  });

  it('keep the order of the level sorted before', () => {
    const [first, second] = [
      [1, 0, 1, 0],
      ['b', 'b', 'a', 'a'],
    ];
    expect([...sorted(first, false, sorted(second, true))]).toEqual([1, 3, 0, 2]);
  });

  it('accept numbers of any range, such as times and sizes', () => {
    const times = [1.7e12, undefined, -3, 1.7e12 + 1, 0.5];
    expect([...sorted(times, false)]).toEqual([2, 4, 0, 3, 1]);
    expect([...sorted(times, true)]).toEqual([3, 0, 4, 2, 1]);
  });
});
