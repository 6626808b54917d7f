import { type RefObject, useCallback, useMemo } from 'react';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { readSortColumn } from '../../address/view-paths.ts';
import { scopeKey } from '../../api/queries.ts';
import { narrowTo, printedSet, setScope } from '../../filter/filter-changes.ts';
import type { OpenDetail } from '../../shell/use-open-detail.ts';
import type { ViewProps } from '../../shell/view-props.ts';
import { SortedTable, type TableLook } from '../../table/sorted-table.tsx';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { useChipRoom } from './chip-room.ts';
import { type ImageActions, ImageActionsContext } from './image-actions.ts';
import { IMAGE_COLUMNS, type ImageColumn } from './image-columns.tsx';
import type { ImageRow } from './image-rows.ts';
import { useImageWords } from './image-words.ts';

const NARROW_CELL = 'max-sm:border-0 max-sm:row-start-2';
const DESK_ONLY = 'max-sm:hidden';

/**
 * Wider than its place, the table scrolls sideways in its region, and the name stays. On narrow screens a row is the
 * name, and below it what it runs on; the rest is in the details.
 */
const IMAGE_LOOK: TableLook = {
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

interface ShownImagesProps extends ViewProps {
  readonly rows: ImageRow[];
  readonly found: ReadonlySet<ImageRow> | undefined;
  readonly q: string;
  readonly hidden: ReadonlySet<ImageColumn>;
  /** Kept as the rows on screen in their order: for going from one to the next, and for exports. */
  readonly order: RefObject<readonly ImageRow[]>;
  readonly detail: OpenDetail;
}

/** The table of images, and what its cells can do. */
export function ShownImages(props: ShownImagesProps) {
  const { session, state, scope, update, images, rows, found, q, hidden, order } = props;
  const { open } = props.detail;
  const shared = useWords();
  const words = useImageWords();
  const onShown = useCallback(
    (shown: readonly ImageRow[]) => {
      order.current = shown;
    },
    [order],
  );
  const { region, workspaceId, imageId, labelKeys, conditions, sort, unread } = state;
  // Without the text search, which changes with every letter and would draw every cell again.
  const here = useMemo(
    () => ({ ...EMPTY_SEARCH, region, workspaceId, imageId, labelKeys, conditions, sort, unread }),
    [region, workspaceId, imageId, labelKeys, conditions, sort, unread],
  );
  const room = useChipRoom();
  const actions = useMemo<ImageActions>(
    () => ({
      here,
      active: printedSet(conditions),
      region: scope.region,
      room,
      filterBy: (condition) => update(narrowTo([condition])),
      chooseWorkspace: (id) => update(setScope('WorkspaceId', id, session)),
      open,
    }),
    [here, conditions, scope.region, room, session, update, open],
  );
  return (
    <ImageActionsContext value={actions}>
      <SortedTable
        columns={IMAGE_COLUMNS}
        hidden={hidden}
        rows={rows}
        found={found}
        sort={state.sort}
        readColumn={(id) => readSortColumn(id, 'images')}
        onSort={(sort) => {
          update((before) => ({ ...before, sort }), 'replace');
          announce('sort', shared.table.sorted(sort));
        }}
        name={words.title}
        scrollerName={words.scroller}
        isBusy={images.isLoading}
        questionKey={JSON.stringify([scopeKey(scope), state.conditions, q])}
        selectedId={state.sel}
        onShown={onShown}
        look={IMAGE_LOOK}
      />
    </ImageActionsContext>
  );
}
