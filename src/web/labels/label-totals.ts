import type { SessionResponse } from '../../contract/operations.ts';
import type { SearchState } from '../address/search-state.ts';
import type { Scope } from '../api/label-question.ts';
import type { LabelAnswer } from '../api/queries.ts';

/**
 * The service's own count where it differs from the distinct labels it returned. Merged requests have no common count:
 * their sum would count what they share twice, so only a single request is compared.
 */
export function reportedCount(answer: LabelAnswer): number | undefined {
  const [only, ...more] = answer.requests;
  if (!only || more.length > 0) return undefined;
  return only.totalCount === only.returned ? undefined : only.totalCount;
}

/** The state that a copied link says: the region always, the workspace where the server has a default of its own. */
export function linkState(state: SearchState, scope: Scope, session: SessionResponse): SearchState {
  return {
    ...state,
    region: scope.region,
    workspaceId: state.workspaceId ?? (session.workspaceId === '' ? undefined : scope.workspaceId),
  };
}

/** The age of an answer, in seconds before it arrived here, and whether it stands in for one that did not come. */
export function ageOf(answer: LabelAnswer): { readonly seconds: number; readonly stale: boolean } {
  return {
    seconds: Math.max(0, ...answer.requests.map((request) => request.ageSeconds)),
    stale: answer.requests.some((request) => request.stale),
  };
}
