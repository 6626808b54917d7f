import { useMemo } from 'react';
import type { Column } from './column.ts';
import { nextSort, type Ranks, rankValues, type SortBy, sortByRanks } from './sort-order.ts';

export interface SortedRowsOptions<Data, Name extends string> {
  readonly columns: readonly Column<Data>[];
  readonly rows: readonly Data[];
  /** By position, 1 for each row that holds the text searched for; undefined if nothing is searched for. */
  readonly found: Uint8Array | undefined;
  readonly sort: readonly SortBy<Name>[];
  readonly readColumn: (id: string) => Name | undefined;
  readonly onSort: (sort: readonly SortBy<Name>[]) => void;
  /** Ids of columns that are not drawn; the table sorts by them all the same. */
  readonly hidden?: ReadonlySet<string>;
}

/** Rows as they stand on screen: the table draws them, exports write them, details go from one to the next. */
export interface SortedRows<Data> {
  /** In the order of the screen, without those that the text search leaves out. */
  readonly shown: readonly Data[];
  /** The columns that are drawn. */
  readonly columns: readonly Column<Data>[];
  readonly sort: readonly SortBy[];
  /** Sorts by a column; with `extend` as a further level. */
  readonly toggleSort: (columnId: string, extend: boolean) => void;
}

/**
 * Rows sorted, and then narrowed by the text search, which keeps their order. A table library was rejected: its row
 * objects took four times the memory of ours, and its comparisons most of the time of a sort.
 */
export function useSortedRows<Data, Name extends string>(options: SortedRowsOptions<Data, Name>): SortedRows<Data> {
  const { columns, rows, found, sort, readColumn, onSort, hidden } = options;
  const order = useMemo(() => orderOf(rows, columns, sort), [rows, columns, sort]);
  const shown = useMemo(() => pick(rows, order, found), [rows, order, found]);
  const drawn = useMemo(() => (hidden ? columns.filter(({ id }) => !hidden.has(id)) : columns), [columns, hidden]);
  const toggleSort = (id: string, extend: boolean) => {
    const column = readColumn(id);
    if (column !== undefined) onSort(nextSort(sort, column, extend));
  };
  return { shown, columns: drawn, sort, toggleSort };
}

/** Worked out when first sorted by: a second press, or one more level, costs no reading of values. */
const known = new WeakMap<object, Map<string, Ranks>>();

function ranksOf<Data>(rows: readonly Data[], { id, sortValue }: Column<Data>): Ranks | undefined {
  if (!sortValue) return undefined;
  const ofRows = known.get(rows) ?? new Map<string, Ranks>();
  known.set(rows, ofRows);
  const ranks = ofRows.get(id) ?? rankValues(rows.map(sortValue));
  ofRows.set(id, ranks);
  return ranks;
}

/** Positions of rows in the order of a sort; undefined for the order they came in. Unknown columns do not count. */
export function orderOf<Data>(
  rows: readonly Data[],
  columns: readonly Column<Data>[],
  sort: readonly SortBy[],
): Uint32Array | undefined {
  let order: Uint32Array | undefined;
  for (const { column: id, descending } of [...sort].reverse()) {
    const column = columns.find((candidate) => candidate.id === id);
    const ranks = column && ranksOf(rows, column);
    if (ranks) order = sortByRanks(order ?? Uint32Array.from(rows.keys()), ranks, descending);
  }
  return order;
}

function pick<Data>(
  rows: readonly Data[],
  order: Uint32Array | undefined,
  found: Uint8Array | undefined,
): readonly Data[] {
  if (!order) return found ? rows.filter((_, at) => found[at] === 1) : rows;
  const picked: Data[] = [];
  for (const at of order) {
    const row = rows[at];
    if (row !== undefined && (!found || found[at] === 1)) picked.push(row);
  }
  return picked;
}
