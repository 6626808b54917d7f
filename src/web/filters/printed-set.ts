import { type Condition, printCondition } from '../../contract/filter.ts';

/** The conditions in force as texts, for asking whether one of them is. */
export function printedSet(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set(conditions.map(printCondition));
}
