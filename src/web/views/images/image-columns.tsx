import { createColumnHelper } from '@tanstack/react-table';
import { SORT_COLUMNS, type SortColumn } from '../../address/view-paths.ts';
import type { DataRow, Features } from '../../table/table-features.ts';
import { LabelsOfColumn, OtherLabels } from './chip-cells.tsx';
import { CreatedCell, NameCell, RegionsCell, SizeCell, WorkspaceCell } from './image-cells.tsx';
import { type ImageRow, labelRank, nameKey } from './image-rows.ts';
import { readImageSize } from './image-size.ts';
import { useImageWords } from './image-words.ts';
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

/** A column of labels, sorted by each image's greatest. */
function labelColumn(id: ImageColumn, column: Exclude<LabelColumn, 'other'>) {
  return helper.accessor((row) => labelRank(row, column), {
    id,
    header: () => <Header id={id} />,
    cell: ({ row }) => <LabelsOfColumn row={row.original} column={column} />,
    ...SORT,
  });
}

/** All columns there are, in their order. The view shows those that the reader has not hidden. */
export const IMAGE_COLUMNS = helper.columns([
  helper.accessor(nameKey, {
    id: 'Name',
    header: () => <Header id="Name" />,
    cell: ({ row }) => <NameCell row={row.original} />,
    ...SORT,
  }),
  labelColumn('Framework', 'framework'),
  labelColumn('ChipType', 'chip'),
  labelColumn('Python', 'python'),
  labelColumn('CUDA', 'cuda'),
  helper.accessor('labelCount', {
    id: 'Labels',
    header: () => <Header id="Labels" />,
    cell: ({ row }) => <OtherLabels row={row.original} />,
    ...SORT,
  }),
  helper.accessor((row) => row.regions[0], {
    id: 'Regions',
    header: () => <Header id="Regions" />,
    cell: ({ row }) => <RegionsCell row={row.original} />,
    ...SORT,
  }),
  helper.accessor('created', {
    id: 'GmtCreateTime',
    header: () => <Header id="GmtCreateTime" />,
    cell: ({ row }) => <CreatedCell row={row.original} />,
    ...SORT,
  }),
  helper.accessor(({ image: { Size } }) => (Size === undefined ? undefined : readImageSize(Size).bytes), {
    id: 'Size',
    header: () => <Header id="Size" />,
    cell: ({ row }) => <SizeCell row={row.original} />,
    ...SORT,
  }),
  helper.accessor((row) => workspaceRank(row.image.WorkspaceId), {
    id: 'WorkspaceId',
    header: () => <Header id="WorkspaceId" />,
    cell: ({ row }) => <WorkspaceCell row={row.original} />,
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
