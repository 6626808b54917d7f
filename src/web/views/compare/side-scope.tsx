import type { ReactNode } from 'react';
import type { SessionResponse } from '../../../contract/operations.ts';
import { type SearchState, unreadText } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { setScope } from '../../filter/filter-changes.ts';
import { RegionField } from '../../panel/region-field.tsx';
import { WorkspaceField } from '../../panel/workspace-field.tsx';
import { useCompareWords } from '../../text/later-words.ts';
import type { Side } from './compare-sides.ts';

interface SideScopeProps {
  readonly session: SessionResponse;
  /** The state with this side's scope as its own scope. */
  readonly own: SearchState;
  readonly update: UpdateSearch;
  readonly side: Side;
  readonly isUnread: boolean;
  /** An additional field. */
  readonly field?: ReactNode;
}

/** The letter of a side, and the fields that choose its scope. Letter and position distinguish the sides, not colour. */
export function SideScope({ session, own, update, side, isUnread, field }: SideScopeProps) {
  const words = useCompareWords();
  const { letter, scope } = side;
  return (
    <div className="flex min-w-0 items-start gap-2 lg:flex-wrap">
      <h2
        aria-label={words.side(letter)}
        className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-control border border-edge text-14 font-semibold"
      >
        {letter}
      </h2>
      {/* On wide screens two fields share a line, beside the letter. */}
      <div className="flex min-w-0 flex-1 flex-col gap-2 lg:basis-77 lg:flex-row lg:flex-wrap lg:gap-1 lg:[&>*]:w-38! xl:[&>*]:w-42!">
        <RegionField
          isQuiet
          name={words.region(letter)}
          region={unreadText(own, 'Region') ?? scope.region}
          regions={session.regions}
          canBeAll={session.source === 'embedded'}
          onCommit={(region) => update(setScope('Region', region, session))}
        />
        <WorkspaceField
          isQuiet
          name={words.workspaceOf(letter)}
          region={scope.region}
          workspaceId={unreadText(own, 'WorkspaceId') ?? scope.workspaceId}
          enabled={!session.signed && !isUnread}
          onCommit={(id) => update(setScope('WorkspaceId', id, session))}
        />
        {field}
      </div>
    </div>
  );
}
