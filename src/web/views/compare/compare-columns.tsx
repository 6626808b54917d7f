import type { CompareRow } from '../../../contract/rows/compared-rows.ts';
import { columnOf } from '../../table/column.ts';
import { BESIDE_BOTH, KEY_CLASSES, KeyCell, KeyHeader, VALUE_CLASSES, ValueHeader } from '../../table/key-cell.tsx';
import { useCompareWords } from '../../text/later-words.ts';
import { CountCell, ValueCell } from './compare-cells.tsx';
import type { Letter } from './compare-sides.ts';

const COUNT = `${BESIDE_BOTH} text-right max-sm:order-3`;

/** Key, value, and the images of each side. Keys and values sort by precomputed ranks. */
export const COMPARE_COLUMNS = [
  columnOf<CompareRow>({
    id: 'Key',
    header: () => <KeyHeader />,
    cell: ({ row, td }) => <KeyCell labelKey={row.Key} td={td} />,
    ...KEY_CLASSES,
    sortValue: (row) => row.keyRank,
  }),
  columnOf<CompareRow>({
    id: 'Value',
    header: () => <ValueHeader />,
    cell: (props) => <ValueCell {...props} />,
    ...VALUE_CLASSES,
    sortValue: (row) => row.valueRank,
  }),
  columnOf<CompareRow>({
    id: 'A',
    header: () => <SideHeader letter="A" />,
    cell: (props) => <CountCell {...props} letter="A" />,
    cellClass: `${COUNT} max-sm:col-start-2`,
    headerClass: 'sm:w-20 text-right max-sm:w-14 [&>button]:-mr-2',
    sortValue: (row) => row.a,
  }),
  columnOf<CompareRow>({
    id: 'B',
    header: () => <SideHeader letter="B" />,
    cell: (props) => <CountCell {...props} letter="B" />,
    cellClass: `${COUNT} max-sm:col-start-3 sm:pr-4!`,
    headerClass: 'sm:w-20 text-right max-sm:w-16 max-sm:pr-4 max-sm:[&>button]:-mr-2',
    sortValue: (row) => row.b,
  }),
];

function SideHeader({ letter }: { readonly letter: Letter }) {
  return useCompareWords().sideColumn(letter);
}
