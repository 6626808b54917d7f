import type { LabelRow } from '../../../contract/rows/label-rows.ts';
import { columnOf } from '../../table/column.ts';
import { BESIDE_BOTH, KEY_CLASSES, KeyCell, KeyHeader, VALUE_CLASSES, ValueHeader } from '../../table/key-cell.tsx';
import { useWords } from '../../text/words.tsx';
import { ActionsCell, ImagesCell, ValueCell } from './label-cells.tsx';

/** Key and Value first, as in src/contract/README.md. Both sort by precomputed ranks. */
export const LABEL_COLUMNS = [
  columnOf<LabelRow>({
    id: 'Key',
    header: () => <KeyHeader />,
    cell: ({ row, td }) => <KeyCell labelKey={row.Key} td={td} />,
    ...KEY_CLASSES,
    sortValue: (row) => row.keyRank,
  }),
  columnOf<LabelRow>({
    id: 'Value',
    header: () => <ValueHeader />,
    cell: (props) => <ValueCell {...props} />,
    ...VALUE_CLASSES,
    sortValue: (row) => row.valueRank,
  }),
  columnOf<LabelRow>({
    id: 'Images',
    header: () => <ImagesHeader />,
    cell: (props) => <ImagesCell {...props} />,
    cellClass: `${BESIDE_BOTH} facet-row text-right max-sm:order-3 max-sm:col-start-2 sm:pr-4!`,
    headerClass: 'count-column text-right max-sm:[&>button]:-mr-2',
    sortValue: (row) => row.images,
  }),
  columnOf<LabelRow>({
    id: 'Actions',
    header: () => <ActionsHeader />,
    cell: (props) => <ActionsCell {...props} />,
    // As wide as all actions, so that actions that appear under the pointer move nothing. On narrow screens the
    // details have the copy button.
    cellClass: `${BESIDE_BOTH} whitespace-nowrap text-muted max-sm:order-4 max-sm:col-start-3 max-sm:w-11`,
    headerClass: 'sm:w-20 max-sm:w-13 max-sm:shrink-0',
  }),
];

function ImagesHeader() {
  return useWords().table.images;
}

function ActionsHeader() {
  return useWords().table.actions;
}
