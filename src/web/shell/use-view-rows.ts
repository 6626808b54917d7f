import type { RowData } from '@tanstack/react-table';
import type { SortColumn } from '../../contract/rows/sort-columns.ts';
import { readSortColumn } from '../../contract/rows/sort-columns.ts';
import type { View } from '../address/view-paths.ts';
import { type SortedRows, type SortedRowsOptions, useSortedRows } from '../table/use-sorted-rows.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import type { ViewProps } from './view.tsx';

type Options<Data extends RowData> = Pick<
  SortedRowsOptions<Data, SortColumn>,
  'columns' | 'rows' | 'found' | 'hidden' | 'features' | 'unsorted'
> & {
  /** The name of a column as in its header; by default, that of the labels' columns. */
  readonly nameOf?: (column: SortColumn) => string | undefined;
};

/** The rows of a view as on screen. The sort is in the address. */
export function useViewRows<Data extends RowData>(
  view: View,
  { state, update }: Pick<ViewProps, 'state' | 'update'>,
  { nameOf, ...options }: Options<Data>,
): SortedRows<Data> {
  const words = useWords();
  const { key: Key, value: Value, images: Images } = words.table;
  const names: Readonly<Partial<Record<SortColumn, string>>> = { Key, Value, Images };
  return useSortedRows({
    ...options,
    sort: state.sort,
    readColumn: (id) => readSortColumn(id, view),
    onSort: (sort) => {
      update((before) => ({ ...before, sort }), 'replace');
      const inWords = (column: SortColumn) => nameOf?.(column) ?? names[column] ?? column;
      announce('sort', words.table.sorted(sort.map((level) => ({ ...level, column: inWords(level.column) }))));
    },
  });
}
