import { type RefObject, useCallback, useMemo } from 'react';
import { EMPTY_SEARCH } from '../address/search-state.ts';
import { readSortColumn } from '../address/view-paths.ts';
import { scopeKey } from '../api/queries.ts';
import { narrowTo, printedSet, setScope } from '../filter/filter-changes.ts';
import type { OpenDetail } from '../shell/use-open-detail.ts';
import type { ViewProps } from '../shell/view-props.ts';
import { SortedTable } from '../table/sorted-table.tsx';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { useChipRoom } from './chip-room.ts';
import { type ImageActions, ImageActionsContext } from './image-actions.ts';
import { IMAGE_COLUMNS, type ImageColumn } from './image-columns.tsx';
import { IMAGE_LOOK } from './image-look.ts';
import type { ImageRow } from './image-rows.ts';
import { useImageWords } from './image-words.ts';

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
  // Without the text search, which changes with every letter and would draw every cell anew.
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
