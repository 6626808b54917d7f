import { useMemo } from 'react';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { narrowTo, printedSet, setScope } from '../../filter/filter-changes.ts';
import { useMarks } from '../../image-set/use-marks.ts';
import type { UriChoice } from '../../shell/uri-choice.ts';
import type { OpenDetail } from '../../shell/use-open-detail.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { useImageWords } from '../../text/later-words.ts';
import { useChipRoom } from './chip-room.ts';
import { type ImageActions, ImageActionsContext } from './image-actions.ts';
import type { ImageRows } from './use-image-rows.ts';

/** The columns that narrow screens show below the name. */
const BELOW_NAME: ReadonlySet<string> = new Set(['Framework', 'ChipType', 'CUDA']);

interface ShownImagesProps extends ViewProps {
  readonly list: ImageRows;
  readonly detail: OpenDetail;
  readonly uris: UriChoice;
}

/** The table of images, and what its cells can do. */
export function ShownImages({ session, state, scope, update, images, list, detail, uris }: ShownImagesProps) {
  const words = useImageWords();
  const { open } = detail;
  const { region, workspaceId, imageId, labelKeys, conditions, extra, sort, unread } = state;
  // Without the text search, which changes with every letter and would draw every cell again.
  const here = useMemo(
    () => ({ ...EMPTY_SEARCH, region, workspaceId, imageId, labelKeys, conditions, extra, sort, unread }),
    [region, workspaceId, imageId, labelKeys, conditions, extra, sort, unread],
  );
  const room = useChipRoom();
  const { frameworks } = list;
  const marks = useMarks(images, scope.imageId);
  const actions = useMemo<ImageActions>(
    () => ({
      here,
      active: printedSet(conditions),
      frameworks,
      marks,
      room,
      uris,
      filterBy: (condition) => update(narrowTo([condition])),
      chooseWorkspace: (id) => update(setScope('WorkspaceId', id, session)),
      open,
    }),
    [here, conditions, frameworks, marks, room, uris, session, update, open],
  );
  const columns = list.table.getHeaderGroups()[0]?.headers ?? [];
  const hasFacts = columns.some(({ column }) => BELOW_NAME.has(column.id));
  return (
    <ImageActionsContext value={actions}>
      <DataTable
        rows={list}
        name={words.title}
        scrollerName={words.scroller}
        isBusy={images.isLoading}
        questionKey={list.questionKey}
        selectedId={state.sel}
        // Names of two lines, and what they run on.
        hasThreeLines={hasFacts}
        // Wider than its place, the table scrolls sideways in its region, and the name stays.
        scrollerClass={`${hasFacts ? 'rows-of-three' : ''} sm:scroll-pl-68 lg:scroll-pl-80 xl:scroll-pl-92 min-[1440px]:scroll-pl-98`}
        // On narrow screens a row is the name, and below it what it runs on; the rest is in the details.
        rowClass="max-sm:grid max-sm:grid-cols-[minmax(0,auto)_auto_1fr] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2"
      />
    </ImageActionsContext>
  );
}
