import { readImageSize } from '../image-tally/image-size.ts';
import { type ImageRow, labelRank, nameKey, serviceRank, stateRank } from './image-rows.ts';
import type { SortColumn } from './sort-columns.ts';
import type { SortValue } from './sort-order.ts';

/** The sort value of each column of the images. */
export const IMAGE_SORT_VALUES: Readonly<Record<SortColumn<'images'>, (row: ImageRow) => SortValue>> = {
  Name: nameKey,
  Framework: (row) => labelRank(row, 'framework'),
  ChipType: (row) => labelRank(row, 'chip'),
  CUDA: (row) => labelRank(row, 'cuda'),
  Python: (row) => labelRank(row, 'python'),
  Services: serviceRank,
  State: stateRank,
  Regions: (row) => row.regions[0],
  Labels: (row) => row.labelCount,
  GmtCreateTime: (row) => row.created,
  Size: ({ image: { Size } }) => (Size === undefined ? undefined : readImageSize(Size).bytes),
  WorkspaceId: ({ image: { WorkspaceId } }) => workspaceRank(WorkspaceId),
};

/** Ids of up to 20 digits exceed safe integers; padded texts have the same order as the numbers. */
function workspaceRank(id: string | undefined): string | undefined {
  return id === undefined || id === '' || id === '0' ? undefined : id.padStart(20, '0');
}
