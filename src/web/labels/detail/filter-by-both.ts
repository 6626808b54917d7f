import { type Condition, whyUnsayable } from '../../../contract/filter.ts';
import { narrowExactly } from '../../filter/narrow-exactly.ts';

/**
 * The filter whose images are those of `conditions` that carry two labels together. Nothing where the grammar cannot
 * say it: two values of one key, or two versions of one framework, would mean either of them.
 */
export function filterByBoth(
  conditions: readonly Condition[],
  one: Condition,
  other: Condition,
): readonly Condition[] | undefined {
  if (whyUnsayable(one) !== undefined || whyUnsayable(other) !== undefined) return undefined;
  const narrowed = narrowExactly(conditions, [one]);
  return narrowed && narrowExactly(narrowed, [other]);
}
