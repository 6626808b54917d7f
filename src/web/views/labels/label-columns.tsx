import { createColumnHelper } from '@tanstack/react-table';
import { BESIDE_BOTH, KEY_CLASSES, KeyCell, KeyHeader, VALUE_CLASSES, ValueHeader } from '../../table/key-cell.tsx';
import { FAST_SORT } from '../../table/label-ranks.ts';
import type { Features } from '../../table/table-features.ts';
import { useWords } from '../../text/words.tsx';
import { ActionsCell, ImagesCell, ValueCell } from './label-cells.tsx';
import type { LabelRow } from './label-rows.ts';

const helper = createColumnHelper<Features, LabelRow>();

/** Key and Value first, as src/contract/README.md says; both sort by ranks that were worked out with the rows. */
export const LABEL_COLUMNS = helper.columns([
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
  helper.accessor('images', {
    id: 'Images',
    header: () => <ImagesHeader />,
    cell: ({ row }) => <ImagesCell row={row.original} />,
    meta: {
      cell: `${BESIDE_BOTH} max-sm:order-3 max-sm:col-start-2 sm:pr-4!`,
      header: 'sm:w-24 text-right',
    },
    ...FAST_SORT,
    sortFn: (a, b) => a.original.images - b.original.images,
  }),
  helper.display({
    id: 'Actions',
    header: () => <ActionsHeader />,
    cell: ({ row }) => <ActionsCell row={row.original} />,
    meta: { cell: `${BESIDE_BOTH} max-sm:order-4 max-sm:col-start-3`, header: 'sm:w-20' },
    enableSorting: false,
  }),
]);

function ImagesHeader() {
  return useWords().table.images;
}

function ActionsHeader() {
  return useWords().table.actions;
}
