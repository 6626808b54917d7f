import { filterOf, type SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { type ScopeDefaults, setScope } from '../filter/filter-changes.ts';
import { setRuns } from '../filter/set-runs.ts';
import { ImageField } from './image-field.tsx';
import { RunsOnField } from './runs-on-field.tsx';

interface MoreFieldsProps {
  readonly imageId: string;
  readonly state: SearchState;
  readonly session: ScopeDefaults;
  readonly update: UpdateSearch;
}

/** Rarely used fields, in one file to load. */
export function MoreFields({ imageId, state, session, update }: MoreFieldsProps) {
  return (
    <>
      <RunsOnField runs={filterOf(state).runs} onCommit={(runs) => update(setRuns(runs))} />
      <ImageField imageId={imageId} onCommit={(id) => update(setScope('ImageId', id, session))} />
    </>
  );
}
