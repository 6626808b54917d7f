import { ANY_VALUE, type Condition, sameCondition, whyUnsayable } from '../../contract/filter.ts';
import { groupIdOf } from '../../contract/image-filter/condition-groups.ts';
import { SERVICES_GROUP } from '../../contract/image-filter/filter-groups.ts';
import {
  categoryOf,
  compareFrameworks,
  frameworkKey,
  LABEL_KEYS,
  readFramework,
  serviceOf,
} from '../../contract/label-keys.ts';
import { newestFirst, type ValuesByKey } from '../api/label-sets.ts';

/** One value that can be ticked: the conditions that ticking writes, and whether it is ticked. */
export interface FacetValue {
  readonly id: string;
  /** What the value is called among its neighbours: `2.8.0`, `GPU`, `DLC`. */
  readonly text: string;
  readonly conditions: readonly Condition[];
  readonly checked: boolean;
  /** No image has it with the other filters in force; shown only because it is ticked. */
  readonly impossible: boolean;
  readonly filterable: boolean;
}

/** Values of one any-of group; a framework's section has a name and the value "any version". */
export interface FacetSection {
  readonly id: string;
  readonly framework?: string;
  readonly anyVersion?: FacetValue;
  readonly values: readonly FacetValue[];
  readonly versions: boolean;
}

/** Possible labels for a group: under all conditions but the group's own. */
export type PossibleValues = (groupId: string) => ValuesByKey;

/** A section for each framework that is possible or ticked, both label styles joined. */
export function frameworkSections(possible: PossibleValues, conditions: readonly Condition[]): readonly FacetSection[] {
  const names = new Set<string>();
  const all = possible('');
  for (const key of all.keys()) {
    if (categoryOf(key) === 'framework') for (const value of all.get(key) ?? []) addName(names, key, value);
  }
  for (const condition of conditions) addName(names, condition.key, condition.value);
  return [...names].sort(compareFrameworks).map((name) => frameworkSection(name, possible, conditions));
}

function addName(names: Set<string>, key: string, value: string): void {
  const framework = readFramework(key, value);
  if (framework) names.add(framework.name);
}

function frameworkSection(name: string, possible: PossibleValues, conditions: readonly Condition[]): FacetSection {
  const key = frameworkKey(name);
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
    .filter((condition) => whyUnsayable(condition) === undefined);
  for (const condition of oldStyle) note(condition);
  const possibleVersions = new Set(byVersion.keys());
  const own = conditions.filter((condition) => groupIdOf(condition) === key);
  for (const condition of own) note(condition);

  const any: Condition = { key, value: ANY_VALUE };
  const isAny = own.some((condition) => sameCondition(condition, any));
  // Under "any version" the old style's values are part of it, not ticks of their own.
  const ticked = isAny ? own.filter((condition) => condition.key === key) : own;
  return {
    id: key,
    framework: name,
    // Labels of the old style name their version in the value, so "any version" of them is each value there is.
    anyVersion: {
      ...facetValue(ANY_VALUE, [any, ...oldStyle], isAny ? [any] : [], possibleVersions.size > 0),
      filterable: whyUnsayable({ key, value: '1' }) === undefined,
    },
    values: newestFirst([...byVersion.keys()]).map((version) =>
      facetValue(version, byVersion.get(version) ?? [], ticked, possibleVersions.has(version)),
    ),
    versions: true,
  };
}

/** One section for the values of keys that mean the same, such as the two keys of Python. */
export function keySection(
  keys: readonly string[],
  versions: boolean,
  possible: PossibleValues,
  conditions: readonly Condition[],
): FacetSection {
  const groupId = groupIdOf({ key: keys[0] ?? '', value: '' });
  const own = conditions.filter((condition) => keys.includes(condition.key) && condition.value !== ANY_VALUE);
  const byText = new Map<string, Condition[]>();
  const note = (condition: Condition) => {
    const known = byText.get(condition.value) ?? [];
    if (!known.some((other) => sameCondition(other, condition))) byText.set(condition.value, [...known, condition]);
  };
  const values = possible(groupId);
  for (const key of keys) for (const value of values.get(key) ?? []) note({ key, value });
  const possibleTexts = new Set(byText.keys());
  for (const condition of own) note(condition);
  const order = newestFirst([...byText.keys()]);
  return {
    id: groupId,
    values: (versions ? order : [...order].reverse()).map((text) =>
      facetValue(text, byText.get(text) ?? [], own, possibleTexts.has(text)),
    ),
    versions,
  };
}

/** Services that support an image: each is its own key with the value `true`, so ticked ones must all hold. */
export function supportedSection(possible: PossibleValues, conditions: readonly Condition[]): FacetSection {
  const own = conditions.filter((condition) => serviceOf(condition.key) !== undefined);
  const all = possible('');
  const keys = new Set(
    [...all.keys()].filter((key) => serviceOf(key) !== undefined && all.get(key)?.includes('true') === true),
  );
  const possibleKeys = new Set(keys);
  for (const condition of own) keys.add(condition.key);
  return {
    id: SERVICES_GROUP,
    values: [...keys].sort().map((key) => {
      return { ...facetValue(serviceOf(key) ?? key, [{ key, value: 'true' }], own, possibleKeys.has(key)), id: key };
    }),
    versions: false,
  };
}

function facetValue(
  text: string,
  conditions: readonly Condition[],
  own: readonly Condition[],
  possible: boolean,
): FacetValue {
  const first = conditions[0];
  return {
    id: text,
    text,
    conditions,
    checked: conditions.some((condition) => own.some((other) => sameCondition(condition, other))),
    impossible: !possible,
    filterable: first !== undefined && whyUnsayable(first) === undefined,
  };
}
