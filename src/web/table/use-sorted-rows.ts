import { type ColumnDef, functionalUpdate, type RowData, type SortingState, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { orderOf } from '../../contract/rows/order-of.ts';
import type { SortBy } from '../../contract/rows/sort-order.ts';
import type { Column } from './column.ts';
import { type DrawnTable, FEATURES, type Features } from './table-features.ts';

export interface SortedRowsOptions<Data extends RowData, Name extends string> {
  readonly columns: readonly Column<Data>[];
  readonly rows: readonly Data[];
  /** By position, 1 for each row that matches the text search; undefined without a search. */
  readonly found: Uint8Array | undefined;
  readonly sort: readonly SortBy<Name>[];
  readonly readColumn: (id: string) => Name | undefined;
  readonly onSort: (sort: readonly SortBy<Name>[]) => void;
  /** The order of row positions without a sort; by default the given order. */
  readonly unsorted?: Uint32Array | undefined;
  /** Ids of hidden columns; the table can still sort by them. Needs a feature for column visibility. */
  readonly hidden?: ReadonlySet<string>;
  /** The features of the table, if it has more than the common ones. Define at module scope. */
  readonly features?: Features;
}

/** Rows as shown on screen: for the table, for exports, and for stepping through details. */
export interface SortedRows<Data extends RowData> {
  /** In screen order, without rows that the text search hides. */
  readonly shown: readonly Data[];
  /** Columns, headers, sorting and visibility; rendered rows get their cells from it. */
  readonly table: DrawnTable<Data>;
}

/**
 * Rows sorted, and then filtered by the text search, which keeps their order. The table library manages the sort state
 * and the columns, and gets sorted rows (`manualSorting`).
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

/** Rows become objects of the library one by one, when they are rendered. */
const NO_ROWS: never[] = [];

const definitions = new WeakMap<object, unknown>();

/** The columns in the library's form; cached, because new column objects recompute everything. */
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
