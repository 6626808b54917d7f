import { type Condition, distinctConditions } from '../../contract/filter.ts';
import { groupIdOf } from '../../contract/image-filter/condition-groups.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { readState } from '../../contract/image-filter/read-extra-filter.ts';
import { filterOf, withFilter } from '../address/search-state.ts';
import type { Change } from './filter-changes.ts';
import { type FilterPart, groupOfPart } from './filter-parts.ts';

/** Adds a part to the filter. A bound replaces the same bound of its key; the other bound stays. */
export function addPart(part: FilterPart): Change {
  return (state) => withFilter(state, addToFilter(part)(filterOf(state)));
}

/** The same for a filter without a state. */
export function addToFilter(part: FilterPart): (filter: ImageFilter) => ImageFilter {
  return (filter) => {
    if (part.kind === 'is')
      return { ...filter, conditions: distinctConditions([...filter.conditions, part.condition]) };
    if (part.kind === 'not') return { ...filter, not: distinctConditions([...filter.not, part.condition]) };
    if (part.kind === 'none') return { ...filter, none: [...new Set([...filter.none, part.facet])] };
    if (part.kind === 'mark')
      return part.name === 'runs'
        ? { ...filter, runs: part.value }
        : { ...filter, state: readState([...filter.state, part.value].join()).value };
    const bounds = (given: readonly Condition[], value: string | undefined) =>
      value === undefined
        ? given
        : [...given.filter((bound) => groupIdOf(bound) !== groupOfPart(part)), { key: part.key, value }];
    return { ...filter, from: bounds(filter.from, part.from), to: bounds(filter.to, part.to) };
  };
}
