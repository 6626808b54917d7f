import { ANY_VALUE, type Condition, sameCondition } from '../filter.ts';
import { categoryOf } from '../label-keys.ts';
import { groupConditions, groupIdOf } from './condition-groups.ts';
import type { ImageFilter } from './image-filter.ts';

/**
 * The label filter for images that satisfy `filter` and also have any of `chosen`: the target of a count's link.
 * Undefined if the grammar has no such filter: two values of one key mean either of them, not both.
 */
export function narrowExactly(filter: ImageFilter, chosen: readonly Condition[]): readonly Condition[] | undefined {
  const { conditions } = filter;
  const [first] = chosen;
  if (!first) return conditions;
  // If one framework is enough, another one would widen the filter.
  if (filter.anyFramework && hasOtherFramework(filter, chosen)) return undefined;
  const group = groupConditions([...conditions, ...chosen]).find((candidate) => has(candidate.conditions, first));
  const isInGroup = (condition: Condition) => group !== undefined && has(group.conditions, condition);
  if (!chosen.every(isInGroup)) return undefined;
  const own = conditions.filter(isInGroup);
  const others = conditions.filter((condition) => !isInGroup(condition));
  if (own.length > 0 && !chosen.every((condition) => covers(own, condition))) {
    return own.every((condition) => covers(chosen, condition)) && isOneGroup(own, conditions) ? conditions : undefined;
  }
  const narrowed = [...others, ...chosen];
  // Any value of the old framework key joins its single values in one group, which would turn "and" into "or".
  return isOneGroup(chosen, narrowed) && (own.length === 0 || isOneGroup(own, conditions)) ? narrowed : undefined;
}

function hasOtherFramework({ conditions, from, to }: ImageFilter, chosen: readonly Condition[]): boolean {
  const frameworksOf = (some: readonly Condition[]) =>
    new Set(some.filter(({ key }) => categoryOf(key) === 'framework').map(groupIdOf));
  const inFilter = frameworksOf([...conditions, ...from, ...to]);
  const added = frameworksOf(chosen);
  return added.size > 0 && (inFilter.size > 1 || [...inFilter].some((id) => !added.has(id)));
}

function has(conditions: readonly Condition[], condition: Condition): boolean {
  return conditions.some((other) => sameCondition(other, condition));
}

function covers(wider: readonly Condition[], condition: Condition): boolean {
  return wider.some(
    (other) => sameCondition(other, condition) || (other.key === condition.key && other.value === ANY_VALUE),
  );
}

/** Whether some conditions of a filter are exactly one of its groups. */
function isOneGroup(some: readonly Condition[], all: readonly Condition[]): boolean {
  return groupConditions(all).some(
    ({ conditions }) =>
      some.every((condition) => has(conditions, condition)) && conditions.every((condition) => has(some, condition)),
  );
}
