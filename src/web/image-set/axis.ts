import { ANY_VALUE, type Condition, filterIssueOf } from '../../contract/filter.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import {
  categoryOf,
  compareFrameworks,
  frameworkKey,
  isPythonKey,
  LABEL_KEYS,
  readFramework,
} from '../../contract/label-keys.ts';
import { versionKey } from '../../contract/versions.ts';

/** The axis of frameworks, with both label styles joined. Every other axis has a label key. */
export const FRAMEWORK_AXIS = 'framework';

/**
 * One row or column. Frameworks and majors (12 of the CUDA versions 12.1 and 12.4) are followed by entries for their
 * versions; `none` is the entry of images without a label of the key.
 */
export interface AxisEntry {
  readonly id: string;
  readonly kind: 'value' | 'framework' | 'major' | 'version' | 'none';
  /** The framework's name, the number of the major, the version of a framework, or else the value. */
  readonly value: string;
  /** The framework of a version. */
  readonly framework?: string | undefined;
  /** The place of its group's entry; its own place if it is in no group. */
  readonly under: number;
  /** The filter for its images; undefined if one of its labels cannot be a condition, or if no filter is needed. */
  readonly conditions: readonly Condition[] | undefined;
}

/** By label number: the label has another key. */
const OTHER_KEY = -1;
/** The label has the key but no entry: a label of the old framework key without a framework name. */
const NO_ENTRY = -2;

/** The entries of a key in a set of images, and the entry of each label. */
export interface Axis {
  readonly key: string;
  /**
   * Frameworks in facet order, versions newest first, words from A to Z; the entry of images without the key comes
   * last.
   */
  readonly entries: readonly AxisEntry[];
  /** By label number the place of its entry, or of its entry's group; negative for labels without an entry. */
  readonly placeOf: Int32Array;
  /** By label number the place of its version in a group; else negative. */
  readonly versionPlaceOf: Int32Array;
  /** The place of the entry of images without the key; -1 if every image has it. */
  readonly nonePlace: number;
}

/** The axis of a key over all loaded images, whatever the filter: filters empty rows but do not remove them. */
export function axisOf(set: ImageSet, key: string): Axis {
  const axis = key === FRAMEWORK_AXIS ? frameworkAxis(set) : keyAxis(set, key);
  if (axis.entries.length === 0 || !someImageWithout(set, axis)) return axis;
  const under = axis.entries.length;
  const none: AxisEntry = { id: 'none', kind: 'none', value: '', under, conditions: undefined };
  return { ...axis, entries: [...axis.entries, none], nonePlace: under };
}

/** Whether a label belongs to the key of an axis; its image then has the key. */
export function isOfAxis(axis: Axis, label: number): boolean {
  return axis.placeOf[label] !== OTHER_KEY;
}

function someImageWithout({ size, labelNumbers, labelStarts }: ImageSet, axis: Axis): boolean {
  for (let position = 0; position < size; position += 1) {
    const end = labelStarts[position + 1] ?? 0;
    let at = labelStarts[position] ?? 0;
    while (at < end && !isOfAxis(axis, labelNumbers[at] ?? 0)) at += 1;
    if (at === end) return true;
  }
  return false;
}

type OpenAxis = Axis & { readonly entries: AxisEntry[] };

function keyAxis(set: ImageSet, key: string): Axis {
  const keys = isPythonKey(key) ? LABEL_KEYS.python : [key];
  const byValue = new Map<string, number[]>();
  for (const number of keys.flatMap((one) => set.numbersOf(one)))
    addTo(byValue, set.labels[number]?.Value ?? '', number);
  const axis = emptyAxis(set, key);
  const values = inOrder([...byValue.keys()]);
  const majors = hasMajors(key) ? majorsOf(values) : new Map<string, readonly string[]>();
  const opened = new Map<string, number>();
  for (const value of values) {
    const own = byValue.get(value) ?? [];
    const major = majorOf(value);
    const members = major === undefined ? undefined : majors.get(major);
    if (major === undefined || members === undefined) {
      addEntry(set, axis, { id: `=${value}`, kind: 'value', value, under: axis.entries.length }, own);
      continue;
    }
    let under = opened.get(major);
    if (under === undefined) {
      under = axis.entries.length;
      opened.set(major, under);
      const all = members.flatMap((member) => byValue.get(member) ?? []);
      addEntry(set, axis, { id: `major ${major}`, kind: 'major', value: major, under }, all);
    }
    addEntry(set, axis, { id: `=${value}`, kind: 'version', value, under }, own);
  }
  return axis;
}

/** Whether the values of a key are versions that people group by their first number. */
function hasMajors(key: string): boolean {
  const category = categoryOf(key);
  return key !== LABEL_KEYS.framework && (category === 'cuda' || category === 'python' || category === 'framework');
}

/** The values of each major; empty if there is one major, or if each major has one value. */
function majorsOf(values: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const majors = new Map<string, string[]>();
  for (const value of values) {
    const major = majorOf(value);
    if (major !== undefined) addTo(majors, major, value);
  }
  const isOneEach = [...majors.values()].every((members) => members.length === 1);
  return majors.size < 2 || isOneEach ? new Map() : majors;
}

/** The first number of a version, as in the facets. */
export function majorOf(value: string): string | undefined {
  return /^[vV]?0*([0-9]+)/.exec(value)?.[1];
}

function frameworkAxis(set: ImageSet): Axis {
  const byName = new Map<string, Map<string, number[]>>();
  const axis = emptyAxis(set, FRAMEWORK_AXIS);
  set.labels.forEach(({ Key, Value }, number) => {
    const framework = readFramework(Key, Value);
    if (!framework) {
      if (categoryOf(Key) === 'framework') axis.placeOf[number] = NO_ENTRY;
      return;
    }
    const byVersion = byName.get(framework.name) ?? new Map<string, number[]>();
    byName.set(framework.name, byVersion);
    addTo(byVersion, framework.version, number);
  });

  for (const name of [...byName.keys()].sort(compareFrameworks)) {
    const byVersion = byName.get(name) ?? new Map<string, number[]>();
    const key = frameworkKey(name);
    const all = [...byVersion.values()].flat();
    // Labels of the old style contain the version in the value, so "any version" of them lists every value.
    const oldStyle = all.flatMap((number) => conditionOf(set, number)).filter((condition) => condition.key !== key);
    const filterableOldStyle = filterable(oldStyle);
    const isKeyFilterable = filterIssueOf({ key, value: '' }) === undefined;
    const under = axis.entries.length;
    axis.entries.push({
      id: JSON.stringify([name]),
      kind: 'framework',
      value: name,
      under,
      conditions:
        isKeyFilterable && filterableOldStyle ? [{ key, value: ANY_VALUE }, ...filterableOldStyle] : undefined,
    });
    for (const number of all) axis.placeOf[number] = under;
    for (const version of inOrder([...byVersion.keys()])) {
      const id = JSON.stringify([name, version]);
      const entry = { id, kind: 'version', value: version, framework: name, under } as const;
      addEntry(set, axis, entry, byVersion.get(version) ?? []);
    }
  }
  return axis;
}

function emptyAxis(set: ImageSet, key: string): OpenAxis {
  const nowhere = () => new Int32Array(set.labels.length).fill(OTHER_KEY);
  return { key, entries: [], placeOf: nowhere(), versionPlaceOf: nowhere(), nonePlace: -1 };
}

/** Appends an entry with its labels. */
function addEntry(
  set: ImageSet,
  axis: OpenAxis,
  entry: Omit<AxisEntry, 'conditions'>,
  labels: readonly number[],
): void {
  const places = entry.kind === 'version' ? axis.versionPlaceOf : axis.placeOf;
  for (const label of labels) places[label] = axis.entries.length;
  axis.entries.push({ ...entry, conditions: filterable(labels.flatMap((label) => conditionOf(set, label))) });
}

function conditionOf(set: ImageSet, number: number): readonly Condition[] {
  const label = set.labels[number];
  return label ? [{ key: label.Key, value: label.Value }] : [];
}

function filterable(conditions: readonly Condition[]): readonly Condition[] | undefined {
  return conditions.every((condition) => filterIssueOf(condition) === undefined) ? conditions : undefined;
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Values that begin like versions, newest first; then the others from A to Z. */
function inOrder(values: readonly string[]): readonly string[] {
  const keyed = values.map((value) => ({ value, isVersion: /^[vV]?[0-9]/.test(value), key: versionKey(value) }));
  keyed.sort((a, b) => {
    if (a.isVersion !== b.isVersion) return a.isVersion ? -1 : 1;
    const ascending = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return a.isVersion ? -ascending : ascending;
  });
  return keyed.map(({ value }) => value);
}
