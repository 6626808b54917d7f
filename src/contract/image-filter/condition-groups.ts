import { ANY_VALUE, type Condition, distinctConditions } from '../filter.ts';
import { frameworkKey, isPythonKey, LABEL_KEYS, readFramework } from '../label-keys.ts';

/** Conditions of one key, or of keys with the same meaning. An image needs to meet only one of them. */
export interface ConditionGroup {
  readonly id: string;
  readonly conditions: readonly Condition[];
}

/** The group of a condition: its framework in either style, Python with either key, else its key. */
export function groupIdOf(condition: Condition): string {
  const framework = readFramework(condition.key, condition.value);
  if (framework) return frameworkKey(framework.name);
  if (isPythonKey(condition.key)) return LABEL_KEYS.python[0];
  return condition.key;
}

/**
 * The conditions by group, in the order of the first condition of each group. If a condition allows any value of the
 * old framework key, the single values of that key join its group: several values of one key mean any of them, whatever
 * framework they name.
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
