import { ANY_VALUE, type Condition, distinctConditions, sameCondition } from '../../contract/filter.ts';
import { groupIdOf } from '../../contract/image-filter/condition-groups.ts';
import { type FacetName, facetOfKey, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { isBound } from '../../contract/image-filter/is-version.ts';
import { filterOf, type SearchState, withFilter } from '../address/search-state.ts';
import type { FacetSection, FacetValue, Major } from './facet-model.ts';

/** The effect of one action in a facet on a filter: one step for the user, one history entry. */
export type FilterChange = (filter: ImageFilter) => ImageFilter;

/** The change of a filter as a change of the state that contains it. */
export function inState(change: FilterChange): (state: SearchState) => SearchState {
  return (state) => withFilter(state, change(filterOf(state)));
}

/** Toggles the tick of a value. In a range, the values of the range become single ticks. */
export function toggle(section: FacetSection, value: FacetValue): FilterChange {
  if (value === section.anyVersion) return value.checked ? withTicked(section, []) : withTicked(section, [value]);
  const ticked = section.values.filter((other) => other.checked && other !== value);
  return withTicked(section, value.checked ? ticked : [...ticked, value]);
}

/** Ticks only this value of its section. */
export function onlyThis(section: FacetSection, value: FacetValue): FilterChange {
  return withTicked(section, [value]);
}

/** Ticks every possible value of the section except this one. */
export function allButThis(section: FacetSection, value: FacetValue): FilterChange {
  return withTicked(
    section,
    section.values.filter((other) => other !== value && other.filterable && !other.impossible),
  );
}

/** Toggles the exclusion of a value. Unlike "all but this", images without the key stay. */
export function toggleExcluded(section: FacetSection, value: FacetValue): FilterChange {
  return (filter) => {
    const not = filter.not.filter((condition) => !holds(value.conditions, condition));
    if (value.excluded) return { ...filter, not };
    const ticked = section.values.filter((other) => other.checked && other !== value);
    const isRange = section.range !== undefined;
    const left = value.checked && !isRange ? withTicked(section, ticked)(filter) : filter;
    return { ...left, not: distinctConditions([...not, ...value.conditions]) };
  };
}

/** Sets the range from one version to another. All ticks of the section are removed. */
export function withRange(section: FacetSection, from: string | undefined, to: string | undefined): FilterChange {
  return (filter) => {
    const { from: lower, to: upper, ...rest } = withTicked(section, [])(filter);
    const bound = (value: string | undefined) => (value === undefined ? [] : [{ key: section.rangeKey, value }]);
    return { ...rest, from: [...lower, ...bound(from)], to: [...upper, ...bound(to)] };
  };
}

/** Whether a value can be the bound of a range. */
export function canBound(section: FacetSection, value: FacetValue): boolean {
  return section.versions && isBound(value.text);
}

/**
 * Toggles all versions of a major. Adjacent majors become one range, so that a link includes future versions; others
 * become single ticks.
 */
export function toggleMajor(section: FacetSection, majors: readonly Major[], major: Major): FilterChange {
  const isTicked = (one: Major) => (one === major ? !major.checked : one.checked);
  const chosen = majors.filter(isTicked);
  const others = section.values.filter(
    (value) => value.checked && !majors.some((one) => (one.checked || one === major) && one.values.includes(value)),
  );
  const first = majors.findIndex(isTicked);
  const isOneRun = chosen.every((one, index) => majors[first + index] === one);
  const [newest, oldest] = [chosen[0], chosen.at(-1)];
  if (newest && oldest && isOneRun && others.length === 0) return withRange(section, oldest.name, newest.name);
  return withTicked(section, [...chosen.flatMap((one) => one.values), ...others]);
}

/** The subject of a facet, for its "not set" filter: a facet of the contract, or a key. */
export interface FacetSubject {
  readonly facet: FacetName | undefined;
  readonly key: string;
}

/** Whether the filter selects images without the facet's labels. */
export function isNotSet(filter: ImageFilter, { facet, key }: FacetSubject): boolean {
  if (facet !== undefined && filter.none.includes(facet)) return true;
  return (facet === undefined || facet === 'chip') && filter.not.some((other) => sameCondition(other, anyOf(key)));
}

/** Toggles the filter for images without the facet's labels. It replaces all choices of the facet. */
export function toggleNotSet(subject: FacetSubject): FilterChange {
  return (filter) => {
    const cleared = withoutFacet(filter, subject);
    if (isNotSet(filter, subject)) return cleared;
    const { facet, key } = subject;
    if (facet !== undefined && facet !== 'chip') return { ...cleared, none: [...cleared.none, facet] };
    return { ...cleared, not: [...cleared.not, anyOf(key)] };
  };
}

/** The filter without all parts of a facet. */
export function withoutFacet(filter: ImageFilter, { facet, key }: FacetSubject): ImageFilter {
  const isOther = (condition: Condition) =>
    facet === undefined ? condition.key !== key : facetOfKey(condition.key) !== facet;
  return {
    ...filter,
    conditions: filter.conditions.filter(isOther),
    not: filter.not.filter(isOther),
    from: filter.from.filter(isOther),
    to: filter.to.filter(isOther),
    none: filter.none.filter((other) => other !== facet),
    anyFramework: facet === 'framework' ? false : filter.anyFramework,
  };
}

/** The filter with exactly these values of a section ticked, and without its range. */
function withTicked(section: FacetSection, values: readonly FacetValue[]): FilterChange {
  const all = section.anyVersion ? [section.anyVersion, ...section.values] : section.values;
  const own = all.flatMap((value) => value.conditions);
  const added = values.flatMap((value) => value.conditions);
  return (filter) => {
    // Each service is a separate group, so the facet of services has no group.
    const isOwn = (condition: Condition) => holds(own, condition) || groupIdOf(condition) === section.id;
    const kept = filter.conditions.filter((condition) => !isOwn(condition));
    const ofSection = (bound: Condition) => groupIdOf(bound) === section.id;
    return {
      ...filter,
      conditions: distinctConditions([...kept, ...added]),
      from: filter.from.filter((bound) => !ofSection(bound)),
      to: filter.to.filter((bound) => !ofSection(bound)),
      not: filter.not.filter(
        (condition) => values.length === 0 || !(holds(added, condition) || isAnyOf(section, condition)),
      ),
      none: values.length === 0 ? filter.none : filter.none.filter((facet) => facet !== section.facet),
    };
  };
}

function isAnyOf(section: FacetSection, condition: Condition): boolean {
  return condition.value === ANY_VALUE && section.keys.includes(condition.key);
}

function anyOf(key: string): Condition {
  return { key, value: ANY_VALUE };
}

function holds(conditions: readonly Condition[], condition: Condition): boolean {
  return conditions.some((other) => sameCondition(other, condition));
}
