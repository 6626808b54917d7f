import { createColumnHelper } from '@tanstack/react-table';
import { KeyCell } from '../results/key-cell.tsx';
import type { Features } from '../table/table-features.ts';
import { useWords } from '../text/words.tsx';
import { CountCell, ValueCell } from './compare-cells.tsx';
import type { CompareRow } from './compare-rows.ts';
import type { Letter } from './compare-sides.ts';
import { useCompareWords } from './use-compare-words.ts';

const helper = createColumnHelper<Features, CompareRow>();

/** Ascending first. No row lacks a value, and not asking for values halves the time that sorting 100,000 rows takes. */
const FAST_SORT = { sortDescFirst: false, sortUndefined: false } as const;

/** Key, value, and the images of each side. Keys and values sort by ranks that were worked out with the rows. */
export const COMPARE_COLUMNS = helper.columns([
  helper.accessor('Key', {
    id: 'Key',
    header: () => <KeyHeader />,
    cell: ({ row }) => <KeyCell labelKey={row.original.Key} />,
    ...FAST_SORT,
    sortFn: (a, b) => a.original.keyRank - b.original.keyRank,
  }),
  helper.accessor('Value', {
    id: 'Value',
    header: () => <ValueHeader />,
    cell: ({ row }) => <ValueCell row={row.original} />,
    ...FAST_SORT,
    sortFn: (a, b) => a.original.valueRank - b.original.valueRank,
  }),
  helper.accessor('a', {
    id: 'A',
    header: () => <SideHeader letter="A" />,
    cell: ({ row }) => <CountCell row={row.original} letter="A" />,
    ...FAST_SORT,
    sortFn: (x, y) => x.original.a - y.original.a,
  }),
  helper.accessor('b', {
    id: 'B',
    header: () => <SideHeader letter="B" />,
    cell: ({ row }) => <CountCell row={row.original} letter="B" />,
    ...FAST_SORT,
    sortFn: (x, y) => x.original.b - y.original.b,
  }),
]);

function KeyHeader() {
  return useWords().table.key;
}

function ValueHeader() {
  return useWords().table.value;
}

function SideHeader({ letter }: { readonly letter: Letter }) {
  return useCompareWords().sideColumn(letter);
}
