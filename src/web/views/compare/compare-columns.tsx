import { createColumnHelper } from '@tanstack/react-table';
import { KeyCell, KeyHeader, ValueHeader } from '../../table/key-cell.tsx';
import { FAST_SORT } from '../../table/label-ranks.ts';
import type { Features } from '../../table/table-features.ts';
import { CountCell, ValueCell } from './compare-cells.tsx';
import type { CompareRow } from './compare-rows.ts';
import type { Letter } from './compare-sides.ts';
import { useCompareWords } from './use-compare-words.ts';

const helper = createColumnHelper<Features, CompareRow>();

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

function SideHeader({ letter }: { readonly letter: Letter }) {
  return useCompareWords().sideColumn(letter);
}
