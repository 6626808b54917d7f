import { type RefObject, useCallback } from 'react';
import { type SearchState, withoutUnread } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { readSortColumn } from '../address/view-paths.ts';
import { Message, NoRowsFound } from '../shell/message.tsx';
import { RowSkeleton } from '../shell/view-body.tsx';
import { SortedTable } from '../table/sorted-table.tsx';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { resultsHeir, useFocusHeir } from '../ui/use-focus-heir.ts';
import { COMPARE_COLUMNS } from './compare-columns.tsx';
import { CompareContext } from './compare-context.ts';
import { COMPARE_LOOK } from './compare-look.ts';
import type { CompareRow } from './compare-rows.ts';
import type { Side } from './compare-sides.ts';
import { NewestSection } from './newest-versions.tsx';
import { ShowChoice } from './show-choice.tsx';
import { useCompareWords } from './use-compare-words.ts';
import type { Comparison } from './use-comparison.ts';

interface CompareResultsProps {
  readonly a: Side;
  readonly b: Side;
  readonly comparison: Comparison;
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** Kept as the rows on screen in their order. */
  readonly order: RefObject<readonly CompareRow[]>;
}

/** What is common and what is not: which rows to list, the rows, and the newest version of each framework. */
export function CompareResults({ a, b, comparison, state, update, order }: CompareResultsProps) {
  const words = useCompareWords();
  const { counts, newest } = comparison;
  const isPartial = { A: a.images.isPartial, B: b.images.isPartial };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 pb-2 lg:px-4">
        <ShowChoice
          show={state.choices.show}
          counts={counts}
          isPartial={isPartial.A || isPartial.B}
          onChoose={(show) =>
            update((before) => ({ ...withoutUnread(before, 'show'), choices: { ...before.choices, show } }))
          }
        />
        {state.labelKeys.length > 0 && <ShownKeys state={state} update={update} />}
      </div>
      <div className="flex shrink-0 grow flex-col xl:min-h-60 xl:flex-1 xl:shrink xl:flex-row">
        <div className="flex min-h-60 min-w-0 flex-1 flex-col max-lg:min-h-[60dvh] xl:min-h-0">
          <CompareContext value={{ A: a, B: b }}>
            <Rows
              comparison={comparison}
              state={state}
              update={update}
              order={order}
              mayGrow={isPartial.A || isPartial.B}
              isBusy={a.images.isLoading || b.images.isLoading}
              titleOfNothing={
                words.nothing[counts.all > 0 ? state.choices.show : state.labelKeys.length > 0 ? 'keys' : 'all']
              }
            />
          </CompareContext>
        </div>
        <NewestSection rows={newest} isPartial={isPartial} />
      </div>
    </>
  );
}

interface RowsProps extends Pick<CompareResultsProps, 'comparison' | 'state' | 'update' | 'order'> {
  /** Images are still missing, so that rows may yet come. */
  readonly mayGrow: boolean;
  readonly isBusy: boolean;
  /** What stands in the place of the rows where there are none. */
  readonly titleOfNothing: string;
}

function Rows({ comparison, state, update, order, mayGrow, isBusy, titleOfNothing }: RowsProps) {
  const words = useCompareWords();
  const shared = useWords();
  const { rows, found, counts } = comparison;
  const onShown = useCallback(
    (shown: readonly CompareRow[]) => {
      order.current = shown;
    },
    [order],
  );
  if (counts.all === 0 && mayGrow) return <RowSkeleton />;
  if (rows.length === 0) {
    return (
      <Message title={mayGrow ? words.soFar(titleOfNothing) : titleOfNothing}>
        {counts.all > 0 && (
          <Button onClick={() => update((before) => ({ ...before, choices: { ...before.choices, show: 'all' } }))}>
            {words.showAll}
          </Button>
        )}
      </Message>
    );
  }
  if (found?.size === 0) return <NoRowsFound update={update} />;
  return (
    <SortedTable
      columns={COMPARE_COLUMNS}
      rows={rows}
      found={found}
      sort={state.sort}
      readColumn={(id) => readSortColumn(id, 'compare')}
      onSort={(sort) => {
        update((before) => ({ ...before, sort }), 'replace');
        announce('sort', shared.table.sorted(sort));
      }}
      name={words.table}
      scrollerName={words.scroller}
      isBusy={isBusy}
      questionKey={JSON.stringify([
        state.region,
        state.workspaceId,
        state.conditions,
        state.vs,
        state.labelKeys,
        state.choices.show,
        state.q,
      ])}
      onShown={onShown}
      look={COMPARE_LOOK}
    />
  );
}

const DRAWN = 120;

/** Says that label keys narrow the rows; the panel that holds them may be far from here. */
function ShownKeys({ state, update }: Pick<CompareResultsProps, 'state' | 'update'>) {
  const words = useCompareWords();
  const keys = state.labelKeys.join(', ');
  const line = useFocusHeir<HTMLParagraphElement>(resultsHeir);
  return (
    <p ref={line} className="flex min-w-0 flex-1 items-center gap-2 text-13 text-muted">
      <span className="min-w-0 truncate">{words.onlyKeys(visibleText(keys.slice(0, DRAWN)))}</span>
      <button
        type="button"
        onClick={() => update((before) => ({ ...withoutUnread(before, 'LabelKeys'), labelKeys: [] }))}
        className="calm h-7 shrink-0 rounded-control px-2 text-12 font-medium text-accent-text hover:bg-hover"
      >
        {words.showAllKeys}
      </button>
    </p>
  );
}
