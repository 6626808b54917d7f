import { expect, test } from 'vitest';
import { goalTable, judge } from './page-goals.mjs';
import type { VisitFigures } from './page-visit.mjs';

const figures = (firstRows: number, elements: number): VisitFigures => ({
  scriptKiB: 1,
  requests: 3,
  dataKiB: 11,
  firstRows,
  largestPaint: 100,
  blocking: 0,
  sort: 20,
  search: 20,
  slowFrames: 0,
  emptyFrames: 0,
  memoryMiB: 2,
  elements,
});
const result = {
  plain: { product: figures(150, 900), handWritten: figures(100, 114) },
  slowed: { product: figures(1_234, 900), handWritten: figures(1_000, 114) },
};

test('a figure is judged by its ratio to the reference, by its value, or not at all', () => {
  const rows = judge(
    [
      { what: 'rows', figure: 'firstRows', unit: 'ms', times: 1.3 },
      { what: 'rows, slowed', figure: 'firstRows', profile: 'slowed', unit: 'ms', times: 1.3 },
      { what: 'elements', figure: 'elements', unit: '', most: 900 },
      { what: 'blocking', figure: 'blocking', unit: 'ms' },
    ],
    result,
  );
  expect(rows.map((row) => row.isReached)).toEqual([false, true, true, undefined]);
  expect(goalTable('here', rows).slice(2)).toEqual([
    '| rows, ms | 150 | 100 | 1.5 x | at most 1.3 x | no |',
    '| rows, slowed, ms | 1,234 | 1,000 | 1.2 x | at most 1.3 x | yes |',
    '| elements | 900 | 114 | 7.9 x | at most 900 | yes |',
    '| blocking, ms | 0 | 0 |  |  |  |',
  ]);
});
