import { ANY_VALUE, type Condition, distinctConditions } from '../../../contract/filter.ts';
import { groupIdOf } from '../../../contract/image-filter/condition-groups.ts';
import { facetOfKey, type ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { addToFilter } from '../add-to-filter.ts';
import { withoutFacet } from '../facet-changes.ts';
import type { FilterPart } from '../filter-parts.ts';

/**
 * Adds parts that words matched. They replace contradicting parts, as a tick in a facet does: a value replaces "any
 * value" of its key, an absence replaces values of its facet, and a value replaces an absence.
 */
export function addMatched(parts: readonly FilterPart[]): (filter: ImageFilter) => ImageFilter {
  return (filter) => {
    const cleared = parts.reduce(withoutContrary, filter);
    return parts.reduce((before, part) => addToFilter(part)(before), cleared);
  };
}

function withoutContrary(filter: ImageFilter, part: FilterPart): ImageFilter {
  if (part.kind === 'none') return withoutFacet(filter, { facet: part.facet, key: '' });
  if (part.kind === 'mark') return filter;
  const isAny = (condition: Condition) => condition.value === ANY_VALUE;
  const key = part.kind === 'range' ? part.key : part.condition.key;
  const group = groupIdOf(part.kind === 'range' ? { key, value: '' } : part.condition);
  const isOther = (condition: Condition) => groupIdOf(condition) !== group;
  if (part.kind === 'not') {
    if (!isAny(part.condition)) return filter;
    return {
      ...filter,
      conditions: filter.conditions.filter(isOther),
      from: filter.from.filter(isOther),
      to: filter.to.filter(isOther),
    };
  }
  const narrows = part.kind === 'range' || !isAny(part.condition);
  return {
    ...filter,
    conditions: distinctConditions(filter.conditions.filter((other) => isOther(other) || !(narrows && isAny(other)))),
    not: filter.not.filter((other) => isOther(other) || !isAny(other)),
    none: filter.none.filter((facet) => facet !== facetOfKey(key)),
  };
}
