import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { IMAGE_SORT_VALUES } from '../../../contract/rows/image-sort.ts';
import type { LabelColumn } from '../../../contract/rows/label-facts.ts';
import { SORT_COLUMNS, type SortColumn } from '../../../contract/rows/sort-columns.ts';
import { type ColumnOptions, columnOf } from '../../table/column.ts';
import { useImageWords } from '../../text/later-words.ts';
import { LabelsOfColumn, OtherLabels, ServicesCell } from './chip-cells.tsx';
import { CreatedCell, NameCell, RegionsCell, SizeCell, WorkspaceCell } from './image-cells.tsx';
import { StateCell } from './state-cell.tsx';

export type ImageColumn = (typeof SORT_COLUMNS)['images'][number];

type Classes = Required<Pick<ColumnOptions<ImageRow>, 'cellClass' | 'headerClass'>>;

const NARROW_CELL = 'max-sm:border-0 max-sm:row-start-2';
const DESK_ONLY = 'max-sm:hidden';

function onDesk(width: string): Classes {
  return { cellClass: DESK_ONLY, headerClass: `${width} ${DESK_ONLY}` };
}

function imageColumn(options: Omit<ColumnOptions<ImageRow>, 'header'> & { readonly id: ImageColumn }) {
  return columnOf<ImageRow>({ ...options, header: () => <Header id={options.id} /> });
}

/** A column of labels, sorted by the greatest label of each image. */
function labelColumn(id: ImageColumn, column: Exclude<LabelColumn, 'service' | 'other'>, classes: Classes) {
  return imageColumn({
    id,
    cell: (props) => <LabelsOfColumn {...props} column={column} />,
    ...classes,
    sortValue: IMAGE_SORT_VALUES[id],
    // Versions sort newest first, because readers look for the newest.
    startsDescending: column !== 'chip',
  });
}

/** All columns in their order. The view shows those that are not hidden. */
export const IMAGE_COLUMNS = [
  imageColumn({
    id: 'Name',
    cell: (props) => <NameCell {...props} />,
    cellClass:
      'max-sm:relative max-sm:col-span-3 max-sm:border-0 max-sm:pl-2! max-sm:text-14 sm:sticky sm:left-0 sm:z-1 sm:bg-inherit',
    headerClass: 'sm:w-68 lg:w-80 xl:w-92 min-[1440px]:w-98 max-sm:flex-1 sm:sticky sm:left-0 sm:z-1',
    sortValue: IMAGE_SORT_VALUES.Name,
  }),
  labelColumn('Framework', 'framework', {
    // On narrow screens it is below the name, beside the checkbox.
    cellClass: `${NARROW_CELL} max-sm:col-start-1 max-sm:pl-8! max-sm:text-12`,
    headerClass: 'sm:w-45',
  }),
  labelColumn('ChipType', 'chip', {
    cellClass: `${NARROW_CELL} max-sm:col-start-2 max-sm:px-1 max-sm:text-12`,
    headerClass: 'sm:w-17',
  }),
  labelColumn('CUDA', 'cuda', {
    cellClass: `${NARROW_CELL} max-sm:col-start-3 max-sm:px-1 max-sm:text-12 max-sm:[&_button]:before:mr-1 max-sm:[&_button]:before:content-['CUDA']`,
    headerClass: `sm:w-18 ${DESK_ONLY}`,
  }),
  labelColumn('Python', 'python', onDesk('sm:w-20')),
  imageColumn({
    id: 'Services',
    cell: (props) => <ServicesCell {...props} />,
    cellClass: `${DESK_ONLY} pl-1!`,
    headerClass: `sm:w-34 ${DESK_ONLY}`,
    sortValue: IMAGE_SORT_VALUES.Services,
    startsDescending: true,
  }),
  imageColumn({
    id: 'State',
    cell: (props) => <StateCell {...props} />,
    ...onDesk('sm:w-52'),
    sortValue: IMAGE_SORT_VALUES.State,
  }),
  imageColumn({
    id: 'Regions',
    cell: (props) => <RegionsCell {...props} />,
    ...onDesk('sm:w-29'),
    sortValue: IMAGE_SORT_VALUES.Regions,
  }),
  imageColumn({
    id: 'Labels',
    cell: (props) => <OtherLabels {...props} />,
    ...onDesk('sm:w-26'),
    sortValue: IMAGE_SORT_VALUES.Labels,
  }),
  imageColumn({
    id: 'GmtCreateTime',
    cell: (props) => <CreatedCell {...props} />,
    ...onDesk('sm:w-28'),
    sortValue: IMAGE_SORT_VALUES.GmtCreateTime,
    startsDescending: true,
  }),
  imageColumn({
    id: 'Size',
    cell: (props) => <SizeCell {...props} />,
    ...onDesk('sm:w-20'),
    sortValue: IMAGE_SORT_VALUES.Size,
  }),
  imageColumn({
    id: 'WorkspaceId',
    cell: (props) => <WorkspaceCell {...props} />,
    ...onDesk('sm:w-28'),
    sortValue: IMAGE_SORT_VALUES.WorkspaceId,
  }),
];

function Header({ id }: { readonly id: ImageColumn }) {
  return useImageWords().columnNames[id];
}

/** Whether a column of any table is a column of this one. */
export function isImageColumn(id: SortColumn | string): id is ImageColumn {
  return SORT_COLUMNS.images.some((column) => column === id);
}
