import type { TableLook } from '../table/sorted-table.tsx';

const NARROW_CELL = 'max-sm:border-0 max-sm:row-start-2';
const DESK_ONLY = 'max-sm:hidden';

/**
 * Wider than its place, the table scrolls sideways in its region, and the name stays. On narrow screens a row is the
 * name, and below it what it runs on; the rest is in the details.
 */
export const IMAGE_LOOK: TableLook = {
  scroller: 'sm:scroll-pl-68',
  row: 'max-sm:grid max-sm:grid-cols-[minmax(0,auto)_auto_1fr] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2',
  cells: {
    Name: 'max-sm:col-span-3 max-sm:border-0 max-sm:pl-2! max-sm:text-14 sm:sticky sm:left-0 sm:z-1 sm:bg-inherit',
    Framework: `${NARROW_CELL} max-sm:col-start-1 max-sm:text-12`,
    ChipType: `${NARROW_CELL} max-sm:col-start-2 max-sm:px-1 max-sm:text-12`,
    Python: DESK_ONLY,
    CUDA: `${NARROW_CELL} max-sm:col-start-3 max-sm:px-1 max-sm:text-12 max-sm:[&_button]:before:mr-1 max-sm:[&_button]:before:content-['CUDA']`,
    GmtCreateTime: DESK_ONLY,
    Size: DESK_ONLY,
    WorkspaceId: DESK_ONLY,
    Regions: DESK_ONLY,
    Labels: DESK_ONLY,
  },
  headers: {
    Name: 'sm:w-68 max-sm:flex-1 sm:sticky sm:left-0 sm:z-1',
    Framework: 'sm:w-64',
    ChipType: 'sm:w-20',
    Python: `sm:w-21 ${DESK_ONLY}`,
    CUDA: `sm:w-19 ${DESK_ONLY}`,
    GmtCreateTime: `sm:w-28 ${DESK_ONLY}`,
    Size: `sm:w-20 ${DESK_ONLY}`,
    WorkspaceId: `sm:w-28 ${DESK_ONLY}`,
    Regions: `sm:w-34 ${DESK_ONLY}`,
    Labels: `sm:w-40 ${DESK_ONLY}`,
  },
};
