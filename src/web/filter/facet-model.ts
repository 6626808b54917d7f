import { ANY_VALUE, type Condition, filterIssueOf, sameCondition } from '../../contract/filter.ts';
import { groupIdOf } from '../../contract/image-filter/condition-groups.ts';
import { SERVICES_GROUP } from '../../contract/image-filter/filter-groups.ts';
import { type FacetName, facetOfKey, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { rangeTest, type VersionRange } from '../../contract/image-filter/version-range.ts';
import {
  categoryOf,
  compareFrameworks,
  frameworkKey,
  LABEL_KEYS,
  readFramework,
  serviceOf,
} from '../../contract/label-keys.ts';
import type { ValuesByKey } from '../../contract/label-sets.ts';
import { newestFirst } from '../../contract/newest-first.ts';

/** A value that can be ticked, with the conditions of its tick. */
export interface FacetValue {
  readonly id: string;
  /** The name of the value in its section: `2.8.0`, `GPU`, `DLC`. */
  readonly text: string;
  readonly conditions: readonly Condition[];
  readonly checked: boolean;
  /** No image has it under the other filters; it is shown only because it is ticked. */
  readonly impossible: boolean;
  readonly filterable: boolean;
  /** The filter excludes images with it. */
  readonly excluded: boolean;
}

/** Values of one any-of group; a framework's section has a name and the value "any version". */
export interface FacetSection {
  readonly id: string;
  readonly framework?: string;
  readonly anyVersion?: FacetValue;
  /** Versions are sorted newest first. */
  readonly values: readonly FacetValue[];
  readonly versions: boolean;
  /** The keys of its labels. */
  readonly keys: readonly string[];
  readonly facet: FacetName | undefined;
  /** The key of its range in the filter. */
  readonly rangeKey: string;
  /** The active range; its values count as ticked. */
  readonly range: VersionRange | undefined;
}

/** The versions that begin with the same number. */
export interface Major {
  readonly name: string;
  readonly values: readonly FacetValue[];
  readonly checked: boolean;
  /** Some of its versions are ticked, but not all. */
  readonly isMixed: boolean;
}

/** The versions of a section by major, newest first, and the other values. */
export function majorsOf({ values }: FacetSection): {
  readonly majors: readonly Major[];
  readonly others: readonly FacetValue[];
} {
  const byMajor = new Map<string, FacetValue[]>();
  const others: FacetValue[] = [];
  for (const value of values) {
    const name = /^[vV]?0*([0-9]+)/.exec(value.text)?.[1];
    const list = name === undefined ? others : (byMajor.get(name) ?? []);
    if (name !== undefined) byMajor.set(name, list);
    list.push(value);
  }
  const majors = [...byMajor].map(([name, list]) => {
    const ticked = list.filter((value) => value.checked).length;
    return { name, values: list, checked: ticked === list.length, isMixed: ticked > 0 && ticked < list.length };
  });
  return { majors, others };
}

/** The possible labels of a group, under all conditions except the group's own. */
export type PossibleValues = (groupId: string) => ValuesByKey;

/** A section for each framework of `all` and of the filter, with both label styles joined. */
export function frameworkSections(
  possible: PossibleValues,
  all: ValuesByKey,
  filter: ImageFilter,
): readonly FacetSection[] {
  const names = new Set<string>();
  for (const key of all.keys()) {
    if (categoryOf(key) === 'framework') for (const value of all.get(key) ?? []) addName(names, key, value);
  }
  for (const { key, value } of [...filter.conditions, ...filter.from, ...filter.to, ...filter.not])
    addName(names, key, value);
  return [...names].sort(compareFrameworks).map((name) => frameworkSection(name, possible, filter));
}

function addName(names: Set<string>, key: string, value: string): void {
  const framework = readFramework(key, value);
  if (framework) names.add(framework.name);
}

function frameworkSection(name: string, possible: PossibleValues, filter: ImageFilter): FacetSection {
  const key = frameworkKey(name);
  const choice = choiceOf(key, filter);
  const byVersion = new Map<string, Condition[]>();
  const note = (condition: Condition) => {
    const version = readFramework(condition.key, condition.value)?.version;
    if (version === undefined || version === ANY_VALUE) return;
    const known = byVersion.get(version) ?? [];
    if (!known.some((other) => sameCondition(other, condition))) byVersion.set(version, [...known, condition]);
  };
  const values = possible(key);
  for (const value of values.get(key) ?? []) note({ key, value });
  const oldStyle = (values.get(LABEL_KEYS.framework) ?? [])
    .filter((value) => readFramework(LABEL_KEYS.framework, value)?.name === name)
    .map((value): Condition => ({ key: LABEL_KEYS.framework, value }))
    .filter((condition) => filterIssueOf(condition) === undefined);
  for (const condition of oldStyle) note(condition);
  const possibleVersions = new Set(byVersion.keys());
  const own = filter.conditions.filter((condition) => groupIdOf(condition) === key);
  for (const condition of [...own, ...choice.excluded]) note(condition);

  const any: Condition = { key, value: ANY_VALUE };
  const isAny = own.some((condition) => sameCondition(condition, any));
  // With "any version", values of the old style are included and have no separate ticks.
  const ticked = isAny ? own.filter((condition) => condition.key === key) : own;
  return {
    id: key,
    framework: name,
    // Labels of the old style contain the version in the value, so "any version" of them lists every value.
    anyVersion: {
      ...facetValue(ANY_VALUE, [any, ...oldStyle], isAny ? [any] : [], possibleVersions.size > 0, choice),
      checked: isAny,
      excluded: filter.not.some((condition) => sameCondition(condition, any)),
      filterable: filterIssueOf({ key, value: '1' }) === undefined,
    },
    values: newestFirst([...byVersion.keys()]).map((version) =>
      facetValue(version, byVersion.get(version) ?? [], ticked, possibleVersions.has(version), choice),
    ),
    versions: true,
    keys: [key],
    facet: 'framework',
    rangeKey: key,
    range: choice.range,
  };
}

/** One section for the values of keys with the same meaning, such as the two keys of Python. */
export function keySection(
  keys: readonly string[],
  versions: boolean,
  possible: PossibleValues,
  filter: ImageFilter,
): FacetSection {
  const [firstKey = ''] = keys;
  const groupId = groupIdOf({ key: firstKey, value: '' });
  const choice = choiceOf(groupId, filter);
  const own = filter.conditions.filter((condition) => keys.includes(condition.key) && condition.value !== ANY_VALUE);
  const byText = new Map<string, Condition[]>();
  const note = (condition: Condition) => {
    const known = byText.get(condition.value) ?? [];
    if (!known.some((other) => sameCondition(other, condition))) byText.set(condition.value, [...known, condition]);
  };
  const values = possible(groupId);
  for (const key of keys) for (const value of values.get(key) ?? []) note({ key, value });
  const possibleTexts = new Set(byText.keys());
  for (const condition of [...own, ...choice.excluded]) note(condition);
  const order = newestFirst([...byText.keys()]);
  return {
    id: groupId,
    values: (versions ? order : [...order].reverse()).map((text) =>
      facetValue(text, byText.get(text) ?? [], own, possibleTexts.has(text), choice),
    ),
    versions,
    keys,
    facet: facetOfKey(firstKey),
    rangeKey: firstKey,
    range: choice.range,
  };
}

/** Services that support an image: each is a separate key with the value `true`, so all ticked ones must hold. */
export function supportedSection(possible: PossibleValues, filter: ImageFilter): FacetSection {
  const excluded = filter.not.filter(
    (condition) => serviceOf(condition.key) !== undefined && condition.value === 'true',
  );
  const choice: Choice = { range: undefined, isInRange: () => false, excluded };
  const own = filter.conditions.filter((condition) => serviceOf(condition.key) !== undefined);
  const all = possible('');
  const keys = new Set(
    [...all.keys()].filter((key) => serviceOf(key) !== undefined && all.get(key)?.includes('true') === true),
  );
  const possibleKeys = new Set(keys);
  for (const condition of [...own, ...excluded]) keys.add(condition.key);
  return {
    id: SERVICES_GROUP,
    values: [...keys].sort().map((key) => {
      const value = facetValue(serviceOf(key) ?? key, [{ key, value: 'true' }], own, possibleKeys.has(key), choice);
      return { ...value, id: key };
    }),
    versions: false,
    keys: [...keys],
    facet: 'supported',
    rangeKey: '',
    range: undefined,
  };
}

/** The filter's other choices for a group, beside its ticks. */
interface Choice {
  readonly range: VersionRange | undefined;
  readonly isInRange: (text: string) => boolean;
  readonly excluded: readonly Condition[];
}

function choiceOf(groupId: string, filter: ImageFilter): Choice {
  const boundOf = (bounds: readonly Condition[]) => bounds.find((bound) => groupIdOf(bound) === groupId)?.value;
  const [from, to] = [boundOf(filter.from), boundOf(filter.to)];
  const range = from === undefined && to === undefined ? undefined : { from, to };
  return {
    range,
    isInRange: range ? rangeTest(range) : () => false,
    excluded: filter.not.filter((condition) => condition.value !== ANY_VALUE && groupIdOf(condition) === groupId),
  };
}

function facetValue(
  text: string,
  conditions: readonly Condition[],
  own: readonly Condition[],
  possible: boolean,
  choice: Choice,
): FacetValue {
  const first = conditions[0];
  const isIn = (some: readonly Condition[]) =>
    conditions.some((condition) => some.some((other) => sameCondition(condition, other)));
  return {
    id: text,
    text,
    conditions,
    checked: isIn(own) || choice.isInRange(text),
    impossible: !possible,
    filterable: first !== undefined && filterIssueOf(first) === undefined,
    excluded: isIn(choice.excluded),
  };
}
