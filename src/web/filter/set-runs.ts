import { type SearchState, withoutUnread } from '../address/search-state.ts';
import { inState } from './facet-changes.ts';

/** Sets the machine for the images and removes its unread text; empty for any machine. */
export function setRuns(runs: string): (state: SearchState) => SearchState {
  return (state) => inState((filter) => ({ ...filter, runs }))(withoutUnread(state, 'runs'));
}
