import { createColumnHelper } from '@tanstack/react-table';
import { BESIDE_BOTH, KEY_CLASSES, KeyCell, KeyHeader, VALUE_CLASSES, ValueHeader } from '../../table/key-cell.tsx';
import { FAST_SORT } from '../../table/label-ranks.ts';
import type { Features } from '../../table/table-features.ts';
import { useCompareWords } from '../../text/english-compare.ts';
import { CountCell, ValueCell } from './compare-cells.tsx';
import type { CompareRow } from './compare-rows.ts';
import type { Letter } from './compare-sides.ts';

const helper = createColumnHelper<Features, CompareRow>();

const COUNT = `${BESIDE_BOTH} max-sm:order-3`;

/** Key, value, and the images of each side. Keys and values sort by ranks that were worked out with the rows. */
export const COMPARE_COLUMNS = helper.columns([
  helper.accessor('Key', {
    id: 'Key',
    header: () => <KeyHeader />,
    cell: ({ row }) => <KeyCell labelKey={row.original.Key} />,
    meta: KEY_CLASSES,
    ...FAST_SORT,
    sortFn: (a, b) => a.original.keyRank - b.original.keyRank,
  }),
  helper.accessor('Value', {
    id: 'Value',
    header: () => <ValueHeader />,
    cell: ({ row }) => <ValueCell row={row.original} />,
    meta: VALUE_CLASSES,
    ...FAST_SORT,
    sortFn: (a, b) => a.original.valueRank - b.original.valueRank,
  }),
  helper.accessor('a', {
    id: 'A',
    header: () => <SideHeader letter="A" />,
    cell: ({ row }) => <CountCell row={row.original} letter="A" />,
    meta: { cell: `${COUNT} max-sm:col-start-2`, header: 'sm:w-20 text-right max-sm:w-14' },
    ...FAST_SORT,
    sortFn: (x, y) => x.original.a - y.original.a,
  }),
  helper.accessor('b', {
    id: 'B',
    header: () => <SideHeader letter="B" />,
    cell: ({ row }) => <CountCell row={row.original} letter="B" />,
    meta: { cell: `${COUNT} max-sm:col-start-3 sm:pr-4!`, header: 'sm:w-20 text-right max-sm:mr-2 max-sm:w-14' },
    ...FAST_SORT,
    sortFn: (x, y) => x.original.b - y.original.b,
  }),
]);

function SideHeader({ letter }: { readonly letter: Letter }) {
  return useCompareWords().sideColumn(letter);
}
