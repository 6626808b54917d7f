import { type Condition, sameCondition } from '../../contract/filter.ts';
import { addConditions, type Change, type ScopeDefaults, setScope } from './filter-changes.ts';

/** Replaces a set of conditions by another one: one step for the user, one history entry. */
export function replaceConditions(removed: readonly Condition[], added: readonly Condition[]): Change {
  return (state) => {
    const conditions = state.conditions.filter(
      (condition) => !removed.some((other) => sameCondition(condition, other)),
    );
    return addConditions(added)({ ...state, conditions });
  };
}

/** Widens the scope to all regions, workspaces and images. */
export function wholeScope(defaults: ScopeDefaults): Change {
  return (state) =>
    (['Region', 'WorkspaceId', 'ImageId'] as const).reduce(
      (before, name) => setScope(name, '', defaults)(before),
      state,
    );
}
