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
>;

/** The rows of a view as they stand on screen. The sort comes from the address and goes back there. */
export function useViewRows<Data extends RowData>(
  view: View,
  { state, update }: Pick<ViewProps, 'state' | 'update'>,
  options: Options<Data>,
): SortedRows<Data> {
  const words = useWords();
  return useSortedRows({
    ...options,
    sort: state.sort,
    readColumn: (id) => readSortColumn(id, view),
    onSort: (sort) => {
      update((before) => ({ ...before, sort }), 'replace');
      announce('sort', words.table.sorted(sort));
    },
  });
}
