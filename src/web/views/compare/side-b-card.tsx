import { type Ref, useMemo } from 'react';
import type { SessionResponse } from '../../../contract/operations.ts';
import { type SearchState, unreadText } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { setScope } from '../../filter/filter-changes.ts';
import { LabelFilterField } from '../../panel/label-filter-field.tsx';
import { RegionField } from '../../panel/region-field.tsx';
import { memoizeByGroup } from '../../panel/use-possible-labels.ts';
import { WorkspaceField } from '../../panel/workspace-field.tsx';
import { useCompareWords } from '../../text/english-compare.ts';
import { Button } from '../../ui/button.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { type Side, swapSides, updateOfB } from './compare-sides.ts';
import { SideSummary } from './side-summary.tsx';

interface SideBCardProps {
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
 * Side B with all that chooses it. A search landmark of its own, because its fields narrow what is found; the panel of
 * all views stays side A's.
 */
export function SideBCard({ session, state, update, side, labels, isUnread, hidesProgress, ref }: SideBCardProps) {
  const words = useCompareWords();
  const { filter, scope, images } = side;
  const updateB = useMemo(() => updateOfB(update), [update]);
  const possible = useMemo(() => images.tally && memoizeByGroup(images.tally.possible), [images.tally]);
  const own = useMemo(() => swapSides(state), [state]);
  const canCopy = state.vs.conditions.length === 0 && state.conditions.length > 0;
  return (
    <search
      ref={ref}
      aria-label={words.side('B')}
      className="flex min-w-0 flex-col gap-2 rounded-control border border-line bg-raised p-3"
    >
      <SideSummary
        side={side}
        labels={labels}
        isUnread={isUnread}
        hidesProgress={hidesProgress}
        actions={
          canCopy && (
            <CopyToB
              onCopy={() => update((before) => ({ ...before, vs: { ...before.vs, conditions: before.conditions } }))}
            />
          )
        }
      />
      <div className="flex flex-col gap-2 lg:flex-row lg:flex-wrap">
        <RegionField
          name={words.otherRegion}
          region={unreadText(own, 'Region') ?? scope.region}
          regions={session.regions}
          canBeAll={session.source === 'embedded'}
          onCommit={(region) => updateB(setScope('Region', region, session))}
        />
        <WorkspaceField
          name={words.otherWorkspace}
          region={scope.region}
          workspaceId={unreadText(own, 'WorkspaceId') ?? scope.workspaceId}
          enabled={!session.signed && !isUnread}
          onCommit={(id) => updateB(setScope('WorkspaceId', id, session))}
        />
        <div className="flex w-full">
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

/** Goes once B has a filter: the focus then goes to the field where that filter goes on. */
function CopyToB({ onCopy }: { readonly onCopy: () => void }) {
  const words = useCompareWords();
  const button = useFocusFallback<HTMLButtonElement>(
    (element) => element.closest('search')?.querySelector('[data-focus-fallback]') ?? null,
  );
  return (
    <Button ref={button} title={words.copyToBHint} onClick={onCopy}>
      {words.copyToB}
    </Button>
  );
}
