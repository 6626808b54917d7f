import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invert, type RowLists, renameItems, rowOf, unionOf } from './row-lists.ts';

const LIMIT = 100;
const rows = fc.array(fc.array(fc.nat(LIMIT - 1), { maxLength: 12 }), { maxLength: 20 });
const distinctRows = rows.map((lists) => lists.map((list) => ascending(list)));

function ascending(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function packed(lists: readonly (readonly number[])[]): RowLists {
  const starts = [0];
  for (const list of lists) starts.push((starts.at(-1) ?? 0) + list.length);
  return { starts: Uint32Array.from(starts), items: Uint32Array.from(lists.flat()) };
}

function unpacked(lists: RowLists): number[][] {
  return Array.from({ length: lists.starts.length - 1 }, (_, row) => [...rowOf(lists, row)]);
}

test('inverted lists contain, for each number, the rows that contained it', () => {
  fc.assert(
    fc.property(distinctRows, (lists) => {
      const holders = Array.from({ length: LIMIT }, (_, number) =>
        lists.flatMap((list, row) => (list.includes(number) ? [row] : [])),
      );
      expect(unpacked(invert(packed(lists), LIMIT))).toEqual(holders);
    }),
  );
});

test('renamed lists are ascending and without repeats', () => {
  const rename = Uint32Array.from({ length: LIMIT }, (_, number) => Math.floor((LIMIT - number) / 3));
  fc.assert(
    fc.property(rows, (lists) => {
      const renamed = lists.map((list) => ascending(list.map((number) => rename[number] ?? 0)));
      expect(unpacked(renameItems(packed(lists), rename))).toEqual(renamed);
    }),
  );
});

test('a union is the same for few numbers (sorted) and for many (marked)', () => {
  fc.assert(
    fc.property(distinctRows, fc.constantFrom(LIMIT, 1000 * LIMIT), (lists, limit) => {
      const chosen = lists.flatMap((_, row) => (row % 2 === 0 ? [row] : []));
      const union = ascending(chosen.flatMap((row) => lists[row] ?? []));
      expect([...unionOf(packed(lists), Uint32Array.from(chosen), limit)]).toEqual(union);
    }),
  );
});
