import { ANY_VALUE, type Condition, whyUnsayable } from '../../contract/filter.ts';
import { compareFrameworks, frameworkKey, isPythonKey, LABEL_KEYS, readFramework } from '../../contract/label-keys.ts';
import { versionKey } from '../../contract/versions.ts';
import type { ImageSet } from './image-set.ts';

/** The axis of frameworks, both label styles joined. Every other axis is named by a label key. */
export const FRAMEWORK_AXIS = 'framework';

/** One row or column: a value, a framework, or a version of one. */
export interface AxisEntry {
  readonly id: string;
  /** The framework's name, or else the value; of a version, the version. */
  readonly value: string;
  /** The framework that this is a version of. */
  readonly framework?: string | undefined;
  /** The place of the entry that this one stands under; its own where it stands alone. */
  readonly under: number;
  /** The filter of its images; undefined if the grammar cannot say one of its labels. */
  readonly conditions: readonly Condition[] | undefined;
}

/** The entries of a key in a set of images, and which of them a label belongs to. */
export interface Axis {
  readonly key: string;
  /** Frameworks as facets order them, versions newest first, words from A to Z. */
  readonly entries: readonly AxisEntry[];
  /** By label number the place of its entry, -1 for labels of other keys. */
  readonly placeOf: Int32Array;
  /** By label number the place of its version, where versions have their own entries; else -1. */
  readonly versionPlaceOf: Int32Array;
}

/**
 * The axis of a key over all images that are there, whatever the filter: what filters do is empty rows, not remove them.
 * `versions` gives the versions of frameworks entries of their own, each under its framework.
 */
export function axisOf(set: ImageSet, key: string, versions: boolean): Axis {
  return key === FRAMEWORK_AXIS ? frameworkAxis(set, versions) : keyAxis(set, key);
}

function keyAxis(set: ImageSet, key: string): Axis {
  const keys = isPythonKey(key) ? LABEL_KEYS.python : [key];
  const numbers = keys.flatMap((one) => set.numbersOf(one));
  const byValue = new Map<string, number[]>();
  for (const number of numbers) addTo(byValue, set.labels[number]?.Value ?? '', number);
  const axis = emptyAxis(set, key);
  for (const value of inOrder([...byValue.keys()])) {
    const own = byValue.get(value) ?? [];
    const place = axis.entries.push({
      id: value,
      value,
      under: axis.entries.length,
      conditions: filterable(own.flatMap((number) => conditionOf(set, number))),
    });
    for (const number of own) axis.placeOf[number] = place - 1;
  }
  return axis;
}

function frameworkAxis(set: ImageSet, versions: boolean): Axis {
  const byName = new Map<string, Map<string, number[]>>();
  set.labels.forEach(({ Key, Value }, number) => {
    const framework = readFramework(Key, Value);
    if (!framework) return;
    const byVersion = byName.get(framework.name) ?? new Map<string, number[]>();
    byName.set(framework.name, byVersion);
    addTo(byVersion, framework.version, number);
  });

  const axis = emptyAxis(set, FRAMEWORK_AXIS);
  for (const name of [...byName.keys()].sort(compareFrameworks)) {
    const byVersion = byName.get(name) ?? new Map<string, number[]>();
    const key = frameworkKey(name);
    const all = [...byVersion.values()].flat();
    // Labels of the old style name their version in the value, so "any version" of them is each value there is.
    const oldStyle = all.flatMap((number) => conditionOf(set, number)).filter((condition) => condition.key !== key);
    const filterableOldStyle = filterable(oldStyle);
    const isKeyFilterable = whyUnsayable({ key, value: '' }) === undefined;
    const under = axis.entries.length;
    axis.entries.push({
      id: JSON.stringify([name]),
      value: name,
      under,
      conditions:
        isKeyFilterable && filterableOldStyle ? [{ key, value: ANY_VALUE }, ...filterableOldStyle] : undefined,
    });
    for (const number of all) axis.placeOf[number] = under;
    if (!versions) continue;
    for (const version of inOrder([...byVersion.keys()])) {
      const own = byVersion.get(version) ?? [];
      const place = axis.entries.push({
        id: JSON.stringify([name, version]),
        value: version,
        framework: name,
        under,
        conditions: filterable(own.flatMap((number) => conditionOf(set, number))),
      });
      for (const number of own) axis.versionPlaceOf[number] = place - 1;
    }
  }
  return axis;
}

function emptyAxis(set: ImageSet, key: string): Axis & { readonly entries: AxisEntry[] } {
  const nowhere = () => new Int32Array(set.labels.length).fill(-1);
  return { key, entries: [], placeOf: nowhere(), versionPlaceOf: nowhere() };
}

function conditionOf(set: ImageSet, number: number): readonly Condition[] {
  const label = set.labels[number];
  return label ? [{ key: label.Key, value: label.Value }] : [];
}

function filterable(conditions: readonly Condition[]): readonly Condition[] | undefined {
  return conditions.every((condition) => whyUnsayable(condition) === undefined) ? conditions : undefined;
}

function addTo(lists: Map<string, number[]>, key: string, number: number): void {
  const list = lists.get(key);
  if (list) list.push(number);
  else lists.set(key, [number]);
}

/** Values that begin as versions do, newest first, and then the others from A to Z, as people look for either. */
function inOrder(values: readonly string[]): readonly string[] {
  const keyed = values.map((value) => ({ value, isVersion: /^[vV]?[0-9]/.test(value), key: versionKey(value) }));
  keyed.sort((a, b) => {
    if (a.isVersion !== b.isVersion) return a.isVersion ? -1 : 1;
    const ascending = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return a.isVersion ? -ascending : ascending;
  });
  return keyed.map(({ value }) => value);
}
