import { useMemo } from 'react';
import { printCondition } from '../../../contract/filter.ts';
import type { LabelRow } from '../../../contract/rows/label-rows.ts';
import { imagesOf } from '../../address/images-of.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { narrowTo, printedSet } from '../../filter/filter-changes.ts';
import type { OpenDetail } from '../../shell/use-open-detail.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { useWords } from '../../text/words.tsx';
import { type LabelActions, LabelActionsContext } from './label-actions.ts';
import { LABEL_GROUPS } from './label-group.tsx';
import type { LabelRows } from './use-label-rows.ts';

interface ShownLabelsProps extends ViewProps {
  readonly labels: LabelRows;
  readonly detail: OpenDetail;
}

/** The table of labels, with the actions of its cells. */
export function ShownLabels({ state, update, images, labels, detail }: ShownLabelsProps) {
  const words = useWords();
  const { tally } = labels;
  const { open } = detail;

  const { region, workspaceId, imageId, conditions, extra, unread } = state;
  const here = useMemo(
    () => imagesOf({ ...EMPTY_SEARCH, region, workspaceId, imageId, extra, unread }, []),
    [region, workspaceId, imageId, extra, unread],
  );
  const actions = useMemo<LabelActions>(
    () => ({
      here,
      tally,
      active: printedSet(conditions),
      isPartial: images.isPartial,
      filterBy: (condition) => update(narrowTo([condition])),
      open: (condition) => open(printCondition(condition)),
    }),
    [here, tally, conditions, images.isPartial, update, open],
  );
  const isGrouped = state.sort.length === 0;
  const selected = state.sel === '' ? undefined : labels.rows?.find((row) => selOf(row) === state.sel);
  return (
    <LabelActionsContext value={actions}>
      <DataTable
        rows={labels}
        name={words.table.name}
        scrollerName={words.table.scroller}
        isBusy={labels.isFetching}
        questionKey={labels.questionKey}
        groups={isGrouped ? LABEL_GROUPS : undefined}
        selectedId={selected?.id}
        // Below a line with the key, the key's cell is quiet and narrower.
        scrollerClass={isGrouped ? 'quiet-keys' : ''}
        // On narrow screens a row has two lines: the value large, the key small, number and actions beside both.
        rowClass={`max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto_auto] max-sm:content-center max-sm:border-b max-sm:border-line max-sm:px-2 ${
          isGrouped
            ? 'sm:[&>:first-child]:pl-8! sm:[&_bdi]:text-muted sm:[&_bdi]:before:hidden sm:[&>td>span]:hidden'
            : ''
        }`}
      />
    </LabelActionsContext>
  );
}

/** The name of a row in the address. */
export function selOf(row: LabelRow): string {
  return printCondition({ key: row.Key, value: row.Value });
}
