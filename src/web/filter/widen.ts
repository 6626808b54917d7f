import { type Condition, sameCondition } from '../../contract/filter.ts';
import { addConditions, type Change, type ScopeDefaults, setScope } from './filter-changes.ts';

/** Puts one set of conditions instead of another: one step for the user, one entry in the history. */
export function replaceConditions(removed: readonly Condition[], added: readonly Condition[]): Change {
  return (state) => {
    const conditions = state.conditions.filter(
      (condition) => !removed.some((other) => sameCondition(condition, other)),
    );
    return addConditions(added)({ ...state, conditions });
  };
}

/** Widens the scope to everything there is. */
export function wholeScope(defaults: ScopeDefaults): Change {
  return (state) =>
    (['Region', 'WorkspaceId', 'ImageId'] as const).reduce(
      (before, name) => setScope(name, '', defaults)(before),
      state,
    );
}
