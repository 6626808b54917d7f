import { createColumnHelper } from '@tanstack/react-table';
import { SORT_COLUMNS, type SortColumn } from '../../address/view-paths.ts';
import type { ColumnClasses, DataRow, Features } from '../../table/table-features.ts';
import { useImageWords } from '../../text/english-images.ts';
import { LabelsOfColumn, OtherLabels } from './chip-cells.tsx';
import { CreatedCell, NameCell, RegionsCell, SizeCell, WorkspaceCell } from './image-cells.tsx';
import { type ImageRow, labelRank, nameKey } from './image-rows.ts';
import { readImageSize } from './image-size.ts';
import type { LabelColumn } from './label-facts.ts';

export type ImageColumn = (typeof SORT_COLUMNS)['images'][number];

const helper = createColumnHelper<Features, ImageRow>();

/** Ascending first; what an image does not have comes last in both directions. */
const SORT = { sortDescFirst: false, sortUndefined: 'last', sortFn: byValue } as const;

/** The values of a column are numbers, or texts made for plain comparison. */
function byValue(a: DataRow<ImageRow>, b: DataRow<ImageRow>, columnId: string): number {
  const [valueA, valueB] = [a.getValue<string | number>(columnId), b.getValue<string | number>(columnId)];
  return valueA < valueB ? -1 : valueA > valueB ? 1 : 0;
}

const NARROW_CELL = 'max-sm:border-0 max-sm:row-start-2';
const DESK_ONLY = 'max-sm:hidden';

function onDesk(width: string): ColumnClasses {
  return { cell: DESK_ONLY, header: `${width} ${DESK_ONLY}` };
}

/** A column of labels, sorted by each image's greatest. */
function labelColumn(id: ImageColumn, column: Exclude<LabelColumn, 'other'>, meta: ColumnClasses) {
  return helper.accessor((row) => labelRank(row, column), {
    id,
    header: () => <Header id={id} />,
    cell: ({ row }) => <LabelsOfColumn row={row.original} column={column} />,
    meta,
    ...SORT,
  });
}

/** All columns there are, in their order. The view shows those that the reader has not hidden. */
export const IMAGE_COLUMNS = helper.columns([
  helper.accessor(nameKey, {
    id: 'Name',
    header: () => <Header id="Name" />,
    cell: ({ row }) => <NameCell row={row.original} />,
    meta: {
      cell: 'max-sm:col-span-3 max-sm:border-0 max-sm:pl-2! max-sm:text-14 sm:sticky sm:left-0 sm:z-1 sm:bg-inherit',
      header: 'sm:w-68 max-sm:flex-1 sm:sticky sm:left-0 sm:z-1',
    },
    ...SORT,
  }),
  labelColumn('Framework', 'framework', {
    cell: `${NARROW_CELL} max-sm:col-start-1 max-sm:text-12`,
    header: 'sm:w-64',
  }),
  labelColumn('ChipType', 'chip', {
    cell: `${NARROW_CELL} max-sm:col-start-2 max-sm:px-1 max-sm:text-12`,
    header: 'sm:w-20',
  }),
  labelColumn('Python', 'python', onDesk('sm:w-21')),
  labelColumn('CUDA', 'cuda', {
    cell: `${NARROW_CELL} max-sm:col-start-3 max-sm:px-1 max-sm:text-12 max-sm:[&_button]:before:mr-1 max-sm:[&_button]:before:content-['CUDA']`,
    header: `sm:w-19 ${DESK_ONLY}`,
  }),
  helper.accessor('labelCount', {
    id: 'Labels',
    header: () => <Header id="Labels" />,
    cell: ({ row }) => <OtherLabels row={row.original} />,
    meta: onDesk('sm:w-40'),
    ...SORT,
  }),
  helper.accessor((row) => row.regions[0], {
    id: 'Regions',
    header: () => <Header id="Regions" />,
    cell: ({ row }) => <RegionsCell row={row.original} />,
    meta: onDesk('sm:w-34'),
    ...SORT,
  }),
  helper.accessor('created', {
    id: 'GmtCreateTime',
    header: () => <Header id="GmtCreateTime" />,
    cell: ({ row }) => <CreatedCell row={row.original} />,
    meta: onDesk('sm:w-28'),
    ...SORT,
  }),
  helper.accessor(({ image: { Size } }) => (Size === undefined ? undefined : readImageSize(Size).bytes), {
    id: 'Size',
    header: () => <Header id="Size" />,
    cell: ({ row }) => <SizeCell row={row.original} />,
    meta: onDesk('sm:w-20'),
    ...SORT,
  }),
  helper.accessor((row) => workspaceRank(row.image.WorkspaceId), {
    id: 'WorkspaceId',
    header: () => <Header id="WorkspaceId" />,
    cell: ({ row }) => <WorkspaceCell row={row.original} />,
    meta: onDesk('sm:w-28'),
    ...SORT,
  }),
]);

/** Ids of up to 20 digits are beyond whole numbers; padded, their texts are in the order of the numbers. */
function workspaceRank(id: string | undefined): string | undefined {
  return id === undefined || id === '' || id === '0' ? undefined : id.padStart(20, '0');
}

function Header({ id }: { readonly id: ImageColumn }) {
  return useImageWords().columnNames[id];
}

/** Whether a column of some table is one of this one. */
export function isImageColumn(id: SortColumn | string): id is ImageColumn {
  return SORT_COLUMNS.images.some((column) => column === id);
}
