import type { AxisEntry } from '../../image-set/axis.ts';
import type { DrawnEntry, Matrix, Side } from './matrix-model.ts';

/** The names of the entries on screen. */
interface Names {
  readonly key: (key: string) => string;
  readonly entry: (entry: AxisEntry) => string;
  readonly total: string;
}

/** The matrix for a spreadsheet: as on screen, with the totals as the last column and the last row. */
export function matrixTable(matrix: Matrix, names: Names) {
  const { rows, columns, total } = matrix;
  const header = [names.key(rows.key), ...columns.drawn.map(({ entry }) => names.entry(entry)), names.total];
  const totals = [names.total, ...columns.drawn.map((column) => String(column.total)), String(total)];
  const lines = rows.drawn.map((row, index) => [
    names.entry(row.entry),
    ...rowOf(matrix, index).map(String),
    String(row.total),
  ]);
  return { header, rows: [...lines, totals] };
}

/** The matrix for programs: the entries by key and value, and the counts row by row. */
export function countsOf(matrix: Matrix) {
  const { rows, columns } = matrix;
  return {
    rowCount: rows.all,
    columnCount: columns.all,
    Columns: columns.drawn.map((column) => described(columns, column)),
    Rows: rows.drawn.map((row, index) => ({ ...described(rows, row), counts: rowOf(matrix, index) })),
  };
}

function described({ key }: Side, { entry, total }: DrawnEntry) {
  const { kind, value, framework } = entry;
  return { key, kind, value: kind === 'none' ? null : value, ...(framework !== undefined && { framework }), total };
}

function rowOf({ cells, columns }: Matrix, index: number): readonly number[] {
  const width = columns.drawn.length;
  return [...cells.subarray(index * width, (index + 1) * width)];
}
