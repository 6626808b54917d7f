import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, intersectAll } from './row-lists.ts';

/** Ascending and distinct numbers, some dense and some with wide gaps, so that searches take short and long steps. */
const numbers = fc
  .tuple(fc.array(fc.nat(300), { maxLength: 200 }), fc.array(fc.nat(100_000), { maxLength: 40 }))
  .map((lists) => Uint32Array.from(new Set(lists.flat())).sort());

test('the result has the numbers that are in every list', () => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 12 }), (lists) => {
      const [first = new Uint32Array(), ...others] = lists;
      const shared = [...first].filter((number) => others.every((list) => list.includes(number)));
      expect([...intersectAll(lists)]).toEqual(shared);
    }),
  );
});

test('the given lists do not change', () => {
  const lists = [Uint32Array.of(1, 2, 3), Uint32Array.of(2)];
  expect([...intersectAll(lists)]).toEqual([2]);
  expect(lists).toEqual([Uint32Array.of(1, 2, 3), Uint32Array.of(2)]);
});

test('between includes the lower bound and excludes the upper one', () => {
  fc.assert(
    fc.property(numbers, fc.nat(400), fc.nat(400), (list, from, length) => {
      const expected = [...list].filter((number) => number >= from && number < from + length);
      expect([...between(list, from, from + length)]).toEqual(expected);
    }),
  );
});
