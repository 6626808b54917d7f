import { type Ref, useMemo } from 'react';
import type { SessionResponse } from '../../../contract/operations.ts';
import { type SearchState, unreadText } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { memoizeByGroup } from '../../filter/memoize-by-group.ts';
import { LabelFilterField } from '../../panel/label-filter-field.tsx';
import { useCompareWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { type Side, swapSides, updateOfB } from './compare-sides.ts';
import { DayField } from './day-field.tsx';
import { SideScope } from './side-scope.tsx';
import { SideSummary } from './side-summary.tsx';

interface SideBProps {
  readonly session: SessionResponse;
  readonly state: SearchState;
  readonly update: UpdateSearch;
  readonly side: Side;
  readonly labels: number | undefined;
  readonly isUnread: boolean;
  readonly hidesProgress: boolean;
  readonly ref: Ref<HTMLElement>;
}

/**
 * Side B with its fields. A separate search landmark, because its fields narrow the results; the panel of all views
 * belongs to side A.
 */
export function SideB({ session, state, update, side, labels, isUnread, hidesProgress, ref }: SideBProps) {
  const words = useCompareWords();
  const { filter, images } = side;
  const updateB = useMemo(() => updateOfB(update), [update]);
  const possible = useMemo(() => images.tally && memoizeByGroup(images.tally.possible), [images.tally]);
  const own = useMemo(() => swapSides(state), [state]);
  const canCopy = state.vs.conditions.length === 0 && state.conditions.length > 0;
  const isScopeRead = unreadText(state, 'vs.Region') === undefined && unreadText(state, 'vs.WorkspaceId') === undefined;
  const hasDay = session.history === true || state.day !== '' || unreadText(state, 'vs.day') !== undefined;
  const field = hasDay && (
    <DayField
      scope={side.scope}
      state={state}
      update={update}
      enabled={session.history === true && !session.signed && isScopeRead}
    />
  );
  return (
    <search ref={ref} aria-label={words.side('B')} className="flex min-w-0 flex-col gap-1">
      <SideScope session={session} own={own} update={updateB} side={side} isUnread={isUnread} field={field} />
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 pl-9">
        <div className="flex min-h-8 flex-wrap items-center gap-x-1 pl-2">
          <SideSummary side={side} labels={labels} isUnread={isUnread} hidesProgress={hidesProgress} />
          {canCopy && (
            <CopyToB
              onCopy={() => update((before) => ({ ...before, vs: { ...before.vs, conditions: before.conditions } }))}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-1 basis-full">
          <LabelFilterField
            name={words.otherFilter}
            listName={words.otherFilters}
            removeName={words.removeOther}
            filter={filter}
            state={side.state}
            images={images}
            possible={possible}
            session={session}
            update={updateB}
            lines={2}
          />
        </div>
      </div>
    </search>
  );
}

/** Disappears when side B has a filter. The focus then goes to the filter field of side B. */
function CopyToB({ onCopy }: { readonly onCopy: () => void }) {
  const words = useCompareWords();
  const button = useFocusFallback<HTMLButtonElement>(
    (element) => element.closest('search')?.querySelector('[data-focus-fallback]') ?? null,
  );
  return (
    <Button ref={button} look="quiet" title={words.copyToBHint} onClick={onCopy}>
      {words.copyToB}
    </Button>
  );
}
