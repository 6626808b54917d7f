import { ANY_VALUE, type Condition, printCondition, printFilter } from '../../contract/filter.ts';
import { type ConditionGroup, groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { compareText } from '../../contract/versions.ts';

/** The most requests for one filter of the labels view (src/contract/README.md, section 7). */
export const MAX_COMBINATIONS = 16;

/** The number of requests for an any-of: the product of its groups' sizes. */
export function countCombinations(conditions: readonly Condition[]): number {
  return groupConditions(conditions).reduce((count, group) => count * askedOf(group).length, 1);
}

/**
 * The filters that together mean the any-of: each has one condition of each group. Conditions and filters are in a
 * normal order, so that equal filters make equal requests. Callers check `countCombinations` first.
 */
export function combinations(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  let filters: Condition[][] = [[]];
  for (const group of groupConditions(conditions)) {
    filters = filters.flatMap((filter) => askedOf(group).map((condition) => [...filter, condition]));
  }
  for (const filter of filters) filter.sort((a, b) => compareText(printCondition(a), printCondition(b)));
  return filters.sort((a, b) => compareText(printFilter(a), printFilter(b)));
}

/** The conditions of a group that need requests: if any value of a key is allowed, its single values add nothing. */
function askedOf(group: ConditionGroup): readonly Condition[] {
  const anyKeys = new Set(group.conditions.filter((c) => c.value === ANY_VALUE).map((c) => c.key));
  return group.conditions.filter((c) => c.value === ANY_VALUE || !anyKeys.has(c.key));
}
