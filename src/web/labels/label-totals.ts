import { type SearchState, unreadText } from '../address/search-state.ts';
import type { Scope } from '../api/label-question.ts';
import type { LabelAnswer } from '../api/queries.ts';
import type { ScopeDefaults } from '../filters/filter-changes.ts';

/**
 * The service's own count where it differs from the distinct labels it returned. Merged requests have no common count:
 * their sum would count what they share twice, so only a single request is compared.
 */
export function reportedCount(answer: LabelAnswer): number | undefined {
  const [only, ...more] = answer.requests;
  if (!only || more.length > 0) return undefined;
  return only.totalCount === only.returned ? undefined : only.totalCount;
}

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

/** The age of an answer, in seconds before it arrived here, and whether it stands in for one that did not come. */
export function ageOf(answer: LabelAnswer): { readonly seconds: number; readonly stale: boolean } {
  return {
    seconds: Math.max(0, ...answer.requests.map((request) => request.ageSeconds)),
    stale: answer.requests.some((request) => request.stale),
  };
}
