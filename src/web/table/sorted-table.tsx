import { functionalUpdate, type RowData, type SortingState, type TableOptions, useTable } from '@tanstack/react-table';
import { useEffect, useMemo } from 'react';
import { useWords } from '../text/words.tsx';
import { ONE_LINE_ROWS, useMedia } from '../ui/use-media.ts';
import { useRem } from '../ui/use-rem.ts';
import { DataTable } from './data-table.tsx';
import { FEATURES, type Features } from './table-features.ts';

/** One level of a sort: a column by its id. */
export interface SortBy<Column extends string = string> {
  readonly column: Column;
  readonly descending: boolean;
}

/** What a view says of its table; at module scope, since it never changes. */
export interface TableLook {
  /** Classes of what scrolls: of how much of it a column that stays covers. */
  readonly scroller?: string;
  /** Classes of the grid that a row becomes on narrow screens. */
  readonly row: string;
  /** Classes of a column's cells, and of its header, by column id. */
  readonly cells: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

interface SortedTableProps<Data extends RowData & { readonly id: string }, Column extends string> {
  readonly columns: TableOptions<Features, Data>['columns'];
  readonly rows: Data[];
  /** The rows that hold the text searched for; undefined if nothing is searched for. */
  readonly found: ReadonlySet<Data> | undefined;
  readonly sort: readonly SortBy<Column>[];
  readonly readColumn: (id: string) => Column | undefined;
  readonly onSort: (sort: readonly SortBy<Column>[]) => void;
  readonly name: string;
  readonly scrollerName: string;
  readonly isBusy: boolean;
  /** Names what the rows answer, the text search included. */
  readonly questionKey: string;
  /** Ids of columns that are not drawn; the table sorts by them all the same. */
  readonly hidden?: ReadonlySet<string> | undefined;
  /** The row whose details are open. */
  readonly selectedId?: string | undefined;
  /** Told the rows as they stand on screen: for going from one to the next, and for exports. */
  readonly onShown: (rows: readonly Data[]) => void;
  readonly look: TableLook;
}

/** In rem: rows grow with the text. */
const ROW_HEIGHT = { oneLine: 2.25, twoLines: 3.5 } as const;

/**
 * Rows sorted by the table library and then narrowed by the text search, which keeps their order. The sort comes from
 * the address and goes back there.
 */
export function SortedTable<Data extends RowData & { readonly id: string }, Column extends string>(
  props: SortedTableProps<Data, Column>,
) {
  const { columns, rows, found, sort, readColumn, onSort, onShown, look } = props;
  const { sortHint } = useWords().table;
  const isOneLine = useMedia(ONE_LINE_ROWS);
  const rem = useRem();
  const sorting = useMemo<SortingState>(
    () => sort.map(({ column, descending }) => ({ id: column, desc: descending })),
    [sort],
  );
  const toLevel = ({ id, desc }: SortingState[number]): readonly SortBy<Column>[] => {
    const column = readColumn(id);
    return column === undefined ? [] : [{ column, descending: desc }];
  };
  const table = useTable({
    features: FEATURES,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting },
    onSortingChange: (updater) => onSort(functionalUpdate(updater, sorting).flatMap(toLevel)),
  });
  const sorted = table.getRowModel().rows;
  const shown = useMemo(() => (found ? sorted.filter((row) => found.has(row.original)) : sorted), [sorted, found]);
  useEffect(() => onShown(shown.map((row) => row.original)), [shown, onShown]);
  return (
    <DataTable
      table={table}
      rows={shown}
      name={props.name}
      scrollerName={props.scrollerName}
      sortHint={sortHint}
      isBusy={props.isBusy}
      orderKey={JSON.stringify([props.questionKey, sort])}
      selectedId={props.selectedId}
      hidden={props.hidden}
      rowHeight={(isOneLine ? ROW_HEIGHT.oneLine : ROW_HEIGHT.twoLines) * rem}
      scrollerClass={look.scroller ?? ''}
      rowClass={look.row}
      cellClasses={look.cells}
      headerClasses={look.headers}
    />
  );
}
