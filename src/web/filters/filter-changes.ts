import { ANY_VALUE, type Condition, distinctConditions, sameCondition } from '../../contract/filter.ts';
import { type SearchState, withoutUnread } from '../address/search-state.ts';

type Change = (state: SearchState) => SearchState;

/** Adds conditions as they were asked for; what is there already stays as it is. */
export function addConditions(added: readonly Condition[]): Change {
  return (state) => ({ ...state, conditions: distinctConditions([...state.conditions, ...added]) });
}

/**
 * Narrows to a value that was pointed at. Where "any value" of the key is a filter it gives way: beside it, the value
 * would change nothing.
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

/** Takes conditions away. */
export function removeConditions(removed: readonly Condition[]): Change {
  return (state) => ({
    ...state,
    conditions: state.conditions.filter((condition) => !removed.some((other) => sameCondition(condition, other))),
  });
}

/** Puts one set of conditions in the place of another: one step for the user, one entry in the history. */
export function replaceConditions(removed: readonly Condition[], added: readonly Condition[]): Change {
  return (state) => addConditions(added)(removeConditions(removed)(state));
}

/** Removes conditions and label keys, read or not; the scope stays. */
export function clearFilters(state: SearchState): SearchState {
  return withoutUnread(withoutUnread({ ...state, conditions: [], labelKeys: [] }, 'LabelFilter'), 'LabelKeys');
}

/** Sets the region and what depends on it stays: a workspace may exist there too, and the user sees what is asked. */
export function setScope(name: 'Region' | 'WorkspaceId' | 'ImageId', value: string): Change {
  return (state) => {
    const read = withoutUnread(state, name);
    if (name === 'Region') return { ...read, region: value };
    if (name === 'WorkspaceId') return { ...read, workspaceId: value };
    return { ...read, imageId: value };
  };
}
