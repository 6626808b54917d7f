import { functionalUpdate, type SortingState, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { SortLevel } from '../address/search-state.ts';
import { DataTable } from '../table/data-table.tsx';
import { FEATURES } from '../table/table-features.ts';
import { useWords } from '../text/words.tsx';
import { ONE_LINE_ROWS, useMedia } from '../ui/use-media.ts';
import { LABEL_COLUMNS } from './label-columns.tsx';
import type { LabelRow } from './label-rows.ts';

interface LabelTableProps {
  readonly rows: LabelRow[];
  /** The rows that hold the text searched for; nothing where nothing is searched for. */
  readonly found: ReadonlySet<LabelRow> | undefined;
  readonly sought: string;
  readonly sort: readonly SortLevel[];
  readonly onSort: (sort: readonly SortLevel[]) => void;
  readonly isBusy: boolean;
  /** Names the question that the rows answer. */
  readonly questionKey: string;
}

const ROW_HEIGHT = { oneLine: 36, twoLines: 56 } as const;

/** On narrow screens a row is a grid of two lines: the value large, the key small, the actions beside both. */
const NARROW_ROW =
  'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2';

const CELL_CLASSES: Readonly<Record<string, string>> = {
  Key: 'max-sm:order-2 max-sm:col-start-1 max-sm:border-0 max-sm:pl-2!',
  Value: 'max-sm:order-1 max-sm:col-start-1 max-sm:border-0',
  Actions: 'max-sm:order-3 max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0',
};

const HEADER_CLASSES: Readonly<Record<string, string>> = {
  Key: 'sm:w-[44%]',
  Value: 'max-sm:flex-1',
  Actions: 'sm:w-16',
};

/** The labels as a table: sorted by the table library from ranks, then narrowed by the text search, which keeps order. */
export function LabelTable({ rows, found, sought, sort, onSort, isBusy, questionKey }: LabelTableProps) {
  const words = useWords();
  const isOneLine = useMedia(ONE_LINE_ROWS);
  const sorting = useMemo<SortingState>(
    () => sort.map((level) => ({ id: level.column, desc: level.descending })),
    [sort],
  );
  const table = useTable({
    features: FEATURES,
    columns: LABEL_COLUMNS,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting },
    onSortingChange: (updater) => onSort(functionalUpdate(updater, sorting).flatMap(toLevel)),
  });
  const sorted = table.getRowModel().rows;
  const shown = useMemo(() => (found ? sorted.filter((row) => found.has(row.original)) : sorted), [sorted, found]);
  return (
    <DataTable
      table={table}
      rows={shown}
      name={words.table.name}
      scrollerName={words.table.scroller}
      sortHint={words.table.sortHint}
      isBusy={isBusy}
      orderKey={JSON.stringify([questionKey, sort, sought])}
      rowHeight={isOneLine ? ROW_HEIGHT.oneLine : ROW_HEIGHT.twoLines}
      rowClass={NARROW_ROW}
      cellClasses={CELL_CLASSES}
      headerClasses={HEADER_CLASSES}
    />
  );
}

function toLevel(sort: SortingState[number]): readonly SortLevel[] {
  return sort.id === 'Key' || sort.id === 'Value' ? [{ column: sort.id, descending: sort.desc }] : [];
}
