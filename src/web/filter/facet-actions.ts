import type { Condition } from '../../contract/filter.ts';
import type { SearchState } from '../address/search-state.ts';
import type { FacetSection, FacetValue } from './facet-model.ts';
import { narrowTo, removeConditions, replaceConditions } from './filter-changes.ts';

type Change = (state: SearchState) => SearchState;

/** What is ticked in a section, "any version" among it. */
function ticked(section: FacetSection): readonly Condition[] {
  const values = section.anyVersion ? [section.anyVersion, ...section.values] : section.values;
  return values.filter((value) => value.checked).flatMap((value) => value.conditions);
}

/** Ticks a value, or takes its tick away. "Any version" takes the place of single versions, which it covers. */
export function toggle(section: FacetSection, value: FacetValue): Change {
  if (value.checked) return removeConditions(value.conditions);
  if (value === section.anyVersion) return replaceConditions(ticked(section), value.conditions);
  const any = section.anyVersion?.checked ? section.anyVersion.conditions : [];
  return (state) => narrowTo(value.conditions)(removeConditions(any)(state));
}

/** Ticks this value and no other of its section. */
export function onlyThis(section: FacetSection, value: FacetValue): Change {
  return replaceConditions(ticked(section), value.conditions);
}

/** Ticks every possible value of the section but this one. */
export function allButThis(section: FacetSection, value: FacetValue): Change {
  const others = section.values.filter((other) => other !== value && other.filterable && !other.impossible);
  return replaceConditions(
    ticked(section),
    others.flatMap((other) => other.conditions),
  );
}

/** Ticks this version and all newer ones; the section's values stand newest first. */
export function andLater(section: FacetSection, value: FacetValue): Change {
  const later = section.values.slice(0, section.values.indexOf(value) + 1).filter((other) => other.filterable);
  return replaceConditions(
    ticked(section),
    later.flatMap((other) => other.conditions),
  );
}
