import { forOtherView, type SearchState } from './search-state.ts';
import type { View } from './view-paths.ts';

/** What a reader chose in one view and finds again there: its sort, the keys, order and open groups of the matrix, what a comparison compares. */
type OwnChoices = Pick<SearchState, 'sort' | 'rows' | 'cols' | 'open' | 'ids' | 'vs' | 'day' | 'choices'>;

const lastOf = new Map<View, OwnChoices>();

/** Notes the choices of a view that is looked at. They last as long as the page; the address holds them where they count. */
export function rememberView(view: View, { sort, rows, cols, open, ids, vs, day, choices }: SearchState): void {
  lastOf.set(view, { sort, rows, cols, open, ids, vs, day, choices });
}

/**
 * What a link to another view opens it with: the scope and filters of this one, and what was last chosen there. To carry
 * the choices through the addresses of all views was rejected: a copied link would say much that its view does not show.
 */
export function forView(view: View, state: SearchState): SearchState {
  return { ...forOtherView(state), ...lastOf.get(view) };
}
