import { ANY_VALUE, type Condition, distinctConditions, printCondition } from '../../contract/filter.ts';
import { EMPTY_EXTRA } from '../../contract/image-filter/image-filter.ts';
import { filterOf, type SearchState, unreadText, withFilter, withoutUnread } from '../address/search-state.ts';
import type { Scope } from '../api/label-question.ts';
import { type FilterPart, withoutPart } from './filter-parts.ts';

export type Change = (state: SearchState) => SearchState;

/** Adds conditions; existing ones stay unchanged. */
export function addConditions(added: readonly Condition[]): Change {
  return (state) => ({ ...state, conditions: distinctConditions([...state.conditions, ...added]) });
}

/**
 * Narrows to a chosen value. If "any value" of the key is a filter, it is removed: beside it, the value would have no
 * effect.
 */
export function narrowTo(chosen: readonly Condition[]): Change {
  const keys = new Set(chosen.map((condition) => condition.key));
  return (state) => ({
    ...state,
    conditions: distinctConditions([
      ...state.conditions.filter((c) => !(keys.has(c.key) && c.value === ANY_VALUE)),
      ...chosen,
    ]),
  });
}

/** Removes one part of the filter. */
export function removePart(part: FilterPart): Change {
  return (state) => withFilter(state, withoutPart(filterOf(state), part));
}

/** Removes conditions and label keys, including unread ones; the scope stays. */
export function clearFilters(state: SearchState): SearchState {
  const cleared = { ...state, conditions: [], extra: EMPTY_EXTRA, labelKeys: [] };
  return ['LabelFilter', 'LabelKeys', 'not', 'none', 'from', 'to', 'any', 'state', 'runs'].reduce(
    withoutUnread,
    cleared,
  );
}

/** The default scope of a server; parts that equal it are not in the address. */
export interface ScopeDefaults {
  readonly region: string;
  readonly workspaceId: string;
}

/** Sets one part of the scope and removes its unread text; the other parts stay. */
export function setScope(name: 'Region' | 'WorkspaceId' | 'ImageId', value: string, defaults: ScopeDefaults): Change {
  return (state) => {
    const read = withoutUnread(state, name);
    if (name === 'Region') return { ...read, region: value === defaults.region ? undefined : value };
    if (name === 'WorkspaceId') return { ...read, workspaceId: value === defaults.workspaceId ? undefined : value };
    return { ...read, imageId: value };
  };
}

/** The active conditions as texts, for lookups. */
export function printedSet(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set(conditions.map(printCondition));
}

/**
 * The state of a copied link: always with the region, and with the workspace if the server has a default one, so that
 * the link means the same on another server. Unread parts are kept.
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
