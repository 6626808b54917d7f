import { type ColumnDef, functionalUpdate, type RowData, type SortingState, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { orderOf } from '../../contract/rows/order-of.ts';
import type { SortBy } from '../../contract/rows/sort-order.ts';
import type { Column } from './column.ts';
import { type DrawnTable, FEATURES, type Features } from './table-features.ts';

export interface SortedRowsOptions<Data extends RowData, Name extends string> {
  readonly columns: readonly Column<Data>[];
  readonly rows: readonly Data[];
  /** By position, 1 for each row that holds the text searched for; undefined if nothing is searched for. */
  readonly found: Uint8Array | undefined;
  readonly sort: readonly SortBy<Name>[];
  readonly readColumn: (id: string) => Name | undefined;
  readonly onSort: (sort: readonly SortBy<Name>[]) => void;
  /** Positions of rows in the order that they have while nothing is sorted by; left out, the one they came in. */
  readonly unsorted?: Uint32Array | undefined;
  /** Ids of columns that are not drawn; the table sorts by them all the same. It needs features that can hide. */
  readonly hidden?: ReadonlySet<string>;
  /** What the table can do, if it is more than what all tables can. At module scope. */
  readonly features?: Features;
}

/** Rows as they stand on screen: the table draws them, exports write them, details go from one to the next. */
export interface SortedRows<Data extends RowData> {
  /** In the order of the screen, without those that the text search leaves out. */
  readonly shown: readonly Data[];
  /** Columns, headers, sorting and visibility; the rows that are drawn get their cells from it. */
  readonly table: DrawnTable<Data>;
}

/**
 * Rows sorted, and then narrowed by the text search, which keeps their order. The table library keeps the sorting and the
 * columns, and is told that the rows come sorted (`manualSorting`).
 */
export function useSortedRows<Data extends RowData, Name extends string>(
  options: SortedRowsOptions<Data, Name>,
): SortedRows<Data> {
  const { columns, rows, found, sort, readColumn, onSort, hidden, unsorted, features = FEATURES } = options;
  const order = useMemo(() => orderOf(rows, columns, sort) ?? unsorted, [rows, columns, sort, unsorted]);
  const shown = useMemo(() => pick(rows, order, found), [rows, order, found]);
  const sorting = useMemo<SortingState>(
    () => sort.map(({ column, descending }) => ({ id: column, desc: descending })),
    [sort],
  );
  const columnVisibility = useMemo(() => Object.fromEntries([...(hidden ?? [])].map((id) => [id, false])), [hidden]);
  const toLevel = ({ id, desc }: SortingState[number]): readonly SortBy<Name>[] => {
    const column = readColumn(id);
    return column === undefined ? [] : [{ column, descending: desc }];
  };
  const table = useTable<Features, Data>({
    features,
    columns: definitionsOf(columns),
    data: NO_ROWS,
    manualSorting: true,
    state: { sorting, ...(hidden && { columnVisibility }) },
    onSortingChange: (updater) => onSort(functionalUpdate(updater, sorting).flatMap(toLevel)),
  });
  return { shown, table };
}

/** Rows become objects of the library one by one, when they are drawn. */
const NO_ROWS: never[] = [];

const definitions = new WeakMap<object, unknown>();

/** The columns as the library takes them; made once, because it works everything out again for others. */
function definitionsOf<Data extends RowData>(columns: readonly Column<Data>[]): ColumnDef<Features, Data>[] {
  const known = definitions.get(columns);
  if (known) return known as ColumnDef<Features, Data>[];
  const made = columns.map(
    ({ id, header, cell, td, headerClass, sortValue, startsDescending }): ColumnDef<Features, Data> => ({
      id,
      accessorFn: sortValue ?? (() => undefined),
      header,
      cell: ({ row }) => cell({ row: row.original, td }),
      enableSorting: sortValue !== undefined,
      sortDescFirst: startsDescending === true,
      meta: { td, headerClass },
    }),
  );
  definitions.set(columns, made);
  return made;
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
