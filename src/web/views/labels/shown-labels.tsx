import { type RefObject, useCallback, useMemo } from 'react';
import { type Condition, printCondition } from '../../../contract/filter.ts';
import { imagesOf } from '../../address/images-of.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { readSortColumn } from '../../address/view-paths.ts';
import { narrowTo, printedSet } from '../../filter/filter-changes.ts';
import type { OpenDetail } from '../../shell/use-open-detail.ts';
import type { ViewProps } from '../../shell/view-props.ts';
import { SortedTable, type TableLook } from '../../table/sorted-table.tsx';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { type LabelActions, LabelActionsContext } from './label-actions.ts';
import { LABEL_COLUMNS } from './label-columns.tsx';
import type { LabelRow } from './label-rows.ts';

/** On narrow screens a row is two lines: the value large, the key small, number and actions beside both. */
const LABEL_LOOK: TableLook = {
  row: 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto_auto] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2',
  cells: {
    Key: 'max-sm:order-2 max-sm:col-start-1 max-sm:border-0 max-sm:pl-2!',
    Value: 'max-sm:order-1 max-sm:col-start-1 max-sm:border-0',
    Images:
      'max-sm:order-3 max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0 sm:pr-4!',
    Actions:
      'max-sm:order-4 max-sm:col-start-3 max-sm:row-span-2 max-sm:row-start-1 max-sm:self-center max-sm:border-0',
  },
  headers: {
    Key: 'sm:w-[42%]',
    Value: 'max-sm:flex-1',
    Images: 'sm:w-24 text-right',
    Actions: 'sm:w-20',
  },
};

interface ShownLabelsProps extends ViewProps {
  readonly rows: LabelRow[];
  readonly found: ReadonlySet<LabelRow> | undefined;
  /** Kept as the rows on screen in their order: for going from one to the next, and for exports. */
  readonly order: RefObject<readonly LabelRow[]>;
  /** The filter that the rows and their numbers answer. */
  readonly answered: readonly Condition[];
  readonly detail: OpenDetail;
  readonly isBusy: boolean;
  readonly questionKey: string;
}

/** The table of labels, and what its cells can do. */
export function ShownLabels(props: ShownLabelsProps) {
  const { state, update, images, rows, found, order, answered, isBusy, questionKey } = props;
  const words = useWords();
  const { open } = props.detail;
  const onShown = useCallback(
    (shown: readonly LabelRow[]) => {
      order.current = shown;
    },
    [order],
  );

  const { region, workspaceId, imageId, conditions, unread } = state;
  const here = useMemo(
    () => imagesOf({ ...EMPTY_SEARCH, region, workspaceId, imageId, unread }, []),
    [region, workspaceId, imageId, unread],
  );
  const actions = useMemo<LabelActions>(
    () => ({
      here,
      answered,
      active: printedSet(conditions),
      isPartial: images.isPartial,
      filterBy: (condition) => update(narrowTo([condition])),
      open: (condition) => open(printCondition(condition)),
    }),
    [here, answered, conditions, images.isPartial, update, open],
  );
  const selected = state.sel === '' ? undefined : rows.find((row) => selOf(row) === state.sel);
  return (
    <LabelActionsContext value={actions}>
      <SortedTable
        columns={LABEL_COLUMNS}
        rows={rows}
        found={found}
        sort={state.sort}
        readColumn={(id) => readSortColumn(id, 'labels')}
        onSort={(sort) => {
          update((before) => ({ ...before, sort }), 'replace');
          announce('sort', words.table.sorted(sort));
        }}
        name={words.table.name}
        scrollerName={words.table.scroller}
        isBusy={isBusy}
        questionKey={questionKey}
        selectedId={selected?.id}
        onShown={onShown}
        look={LABEL_LOOK}
      />
    </LabelActionsContext>
  );
}

/** A row as the address names it. */
export function selOf(row: LabelRow): string {
  return printCondition({ key: row.Key, value: row.Value });
}
