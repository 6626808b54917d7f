import { functionalUpdate, type RowData, type SortingState, type TableOptions, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { type DataRow, type DrawnTable, FEATURES, type Features } from './table-features.ts';

/** One level of a sort: a column by its id. */
export interface SortBy<Column extends string = string> {
  readonly column: Column;
  readonly descending: boolean;
}

export interface SortedRowsOptions<Data extends RowData, Column extends string> {
  /** At module scope: the table library works everything out again for others. */
  readonly columns: TableOptions<Features, Data>['columns'];
  readonly rows: Data[];
  /** The rows that hold the text searched for; undefined if nothing is searched for. */
  readonly found: ReadonlySet<Data> | undefined;
  readonly sort: readonly SortBy<Column>[];
  readonly readColumn: (id: string) => Column | undefined;
  readonly onSort: (sort: readonly SortBy<Column>[]) => void;
  /** Ids of columns that are not drawn; the table sorts by them all the same. `features` must be able to hide. */
  readonly hidden?: ReadonlySet<string>;
  readonly features?: Features;
}

/** Rows as they stand on screen: the table draws them, exports write them, details go from one to the next. */
export interface SortedRows<Data extends RowData> {
  readonly table: DrawnTable<Data>;
  /** In the order of the screen, without those that the text search leaves out. */
  readonly shown: readonly DataRow<Data>[];
}

/**
 * Rows sorted by the table library and then narrowed by the text search, which keeps their order. The library's own
 * filter was rejected: it comes before the sort, so that each letter would sort all rows again.
 */
export function useSortedRows<Data extends RowData & { readonly id: string }, Column extends string>(
  options: SortedRowsOptions<Data, Column>,
): SortedRows<Data> {
  const { columns, rows, found, sort, readColumn, onSort, hidden, features = FEATURES } = options;
  const sorting = useMemo<SortingState>(
    () => sort.map(({ column, descending }) => ({ id: column, desc: descending })),
    [sort],
  );
  const visibility = useMemo(
    () => (hidden ? { columnVisibility: Object.fromEntries([...hidden].map((id) => [id, false])) } : {}),
    [hidden],
  );
  const toLevel = ({ id, desc }: SortingState[number]): readonly SortBy<Column>[] => {
    const column = readColumn(id);
    return column === undefined ? [] : [{ column, descending: desc }];
  };
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting, ...visibility },
    onSortingChange: (updater) => onSort(functionalUpdate(updater, sorting).flatMap(toLevel)),
  });
  const sorted = table.getRowModel().rows;
  const shown = useMemo(() => (found ? sorted.filter((row) => found.has(row.original)) : sorted), [sorted, found]);
  return { table, shown };
}
