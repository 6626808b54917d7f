import { type SearchState, withoutUnread } from '../address/search-state.ts';
import { inState } from './facet-changes.ts';

/** Sets what images are to run on, instead of what was not understood of it; empty for anything. */
export function setRuns(runs: string): (state: SearchState) => SearchState {
  return (state) => inState((filter) => ({ ...filter, runs }))(withoutUnread(state, 'runs'));
}
