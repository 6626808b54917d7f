import { compareText } from '../../contract/compare-text.ts';
import { ANY_VALUE, type Condition, distinctConditions, printCondition, printFilter } from '../../contract/filter.ts';
import { frameworkKey, isPythonKey, LABEL_KEYS, readFramework } from '../../contract/label-keys.ts';

/** At most so many requests answer one question of the labels view (src/contract/README.md, section 7). */
export const MAX_COMBINATIONS = 16;

/** Conditions of which any may hold: those of one key, or of the keys that say the same thing. */
export interface ConditionGroup {
  readonly id: string;
  readonly conditions: readonly Condition[];
}

/** The group a condition belongs to: its framework in either style, Python in either key, else its key. */
export function groupIdOf(condition: Condition): string {
  const framework = readFramework(condition.key, condition.value);
  if (framework) return frameworkKey(framework.name);
  if (isPythonKey(condition.key)) return LABEL_KEYS.python[0];
  return condition.key;
}

/**
 * The conditions by group, groups in the order of their first condition. Where any value of the old framework key will
 * do, its single values belong to that: several values of one key are any-of, whatever framework they name.
 */
export function groupConditions(conditions: readonly Condition[]): readonly ConditionGroup[] {
  const groups = new Map<string, Condition[]>();
  const isAnyOldStyle = conditions.some(({ key, value }) => key === LABEL_KEYS.framework && value === ANY_VALUE);
  for (const condition of distinctConditions(conditions)) {
    const id = isAnyOldStyle && condition.key === LABEL_KEYS.framework ? condition.key : groupIdOf(condition);
    const group = groups.get(id);
    if (group) group.push(condition);
    else groups.set(id, [condition]);
  }
  return [...groups].map(([id, members]) => ({ id, conditions: members }));
}

/** How many requests an any-of needs: the product of its groups' sizes. */
export function countCombinations(conditions: readonly Condition[]): number {
  return groupConditions(conditions).reduce((count, group) => count * askedOf(group).length, 1);
}

/**
 * The filters that together say the any-of: one condition of each group in each, conditions and filters in a normal
 * order, so that equal questions read alike. Callers check `countCombinations` first.
 */
export function combinations(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  let filters: Condition[][] = [[]];
  for (const group of groupConditions(conditions)) {
    filters = filters.flatMap((filter) => askedOf(group).map((condition) => [...filter, condition]));
  }
  for (const filter of filters) filter.sort((a, b) => compareText(printCondition(a), printCondition(b)));
  return filters.sort((a, b) => compareText(printFilter(a), printFilter(b)));
}

/** What of a group must be asked: where any value of a key will do, its single values add nothing. */
function askedOf(group: ConditionGroup): readonly Condition[] {
  const anyKeys = new Set(group.conditions.filter((c) => c.value === ANY_VALUE).map((c) => c.key));
  return group.conditions.filter((c) => c.value === ANY_VALUE || !anyKeys.has(c.key));
}
