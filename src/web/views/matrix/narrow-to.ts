import { ANY_VALUE, type Condition, filterIssueOf, MAX_CONDITIONS } from '../../../contract/filter.ts';
import { groupIdOf } from '../../../contract/image-filter/condition-groups.ts';
import { facetOfKey, type ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { narrowExactly } from '../../../contract/image-filter/narrow-exactly.ts';
import { type AxisEntry, FRAMEWORK_AXIS } from '../../image-set/axis.ts';

/**
 * The filter for images that pass `filter` and belong to the entry, for the link of a count. Undefined if the address
 * cannot express it.
 */
export function narrowTo(filter: ImageFilter, key: string, entry: AxisEntry): ImageFilter | undefined {
  if (entry.kind === 'none') return withoutKey(filter, key);
  const facet = facetOfKey(key);
  // A range is easier to read than a list of versions. For a framework it would join both styles of its labels.
  if (entry.kind === 'major' && (facet === 'cuda' || facet === 'python')) {
    const bound: Condition = { key, value: entry.value };
    const isFree = [...filter.from, ...filter.to].every((other) => groupIdOf(other) !== groupIdOf(bound));
    if (isFree) return { ...filter, from: [...filter.from, bound], to: [...filter.to, bound] };
  }
  const conditions = entry.conditions && narrowExactly(filter, entry.conditions);
  return conditions && conditions.length <= MAX_CONDITIONS ? { ...filter, conditions } : undefined;
}

/** Adds the condition that an image has no label of the key. A facet with several keys has its own word for it. */
function withoutKey(filter: ImageFilter, key: string): ImageFilter | undefined {
  const facet = key === FRAMEWORK_AXIS ? 'framework' : facetOfKey(key);
  if (facet === 'cuda' || facet === 'python' || key === FRAMEWORK_AXIS) {
    return facet === undefined || filter.none.includes(facet) ? filter : { ...filter, none: [...filter.none, facet] };
  }
  const condition: Condition = { key, value: ANY_VALUE };
  if (filterIssueOf({ key, value: '' }) !== undefined || filter.not.length >= MAX_CONDITIONS) return undefined;
  return { ...filter, not: [...filter.not, condition] };
}
