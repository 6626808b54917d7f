import { forOtherView, type SearchState } from './search-state.ts';
import type { View } from './view-paths.ts';

/** The reader's choices in one view: its sort, the keys, order and open groups of the matrix, the compared items. */
type OwnChoices = Pick<SearchState, 'sort' | 'rows' | 'cols' | 'open' | 'ids' | 'vs' | 'day' | 'choices'>;

const lastOf = new Map<View, OwnChoices>();

/** Stores the choices of the visible view until the page is closed; the address contains the choices that matter. */
export function rememberView(view: View, { sort, rows, cols, open, ids, vs, day, choices }: SearchState): void {
  lastOf.set(view, { sort, rows, cols, open, ids, vs, day, choices });
}

/**
 * The state for a link to another view: the scope and filters of this one, and the last choices there. We rejected
 * keeping all choices in the addresses of all views: a copied link would contain much that its view does not show.
 */
export function forView(view: View, state: SearchState): SearchState {
  return { ...forOtherView(state), ...lastOf.get(view) };
}
