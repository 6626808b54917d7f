import { type SearchState, unreadText } from '../address/search-state.ts';
import type { Scope } from '../api/label-question.ts';
import type { ScopeDefaults } from '../filters/filter-changes.ts';

/**
 * The state that a copied link says: the region always, the workspace where the server has a default of its own, so
 * that the link means the same on another server. A part that was not understood goes along as it is.
 */
export function linkState(state: SearchState, scope: Scope, defaults: ScopeDefaults): SearchState {
  const isRead = (name: string) => unreadText(state, name) === undefined;
  const hasDefault = state.workspaceId === undefined && defaults.workspaceId !== '';
  return {
    ...state,
    region: isRead('Region') ? scope.region : undefined,
    workspaceId: hasDefault && isRead('WorkspaceId') ? scope.workspaceId : state.workspaceId,
  };
}
