import { ANY_VALUE, type Condition } from '../filter.ts';
import { categoryOf, LABEL_KEYS, readFramework, serviceOf } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import { groupConditions, groupIdOf } from './condition-groups.ts';
import { type FacetName, facetOfKey, type ImageFilter } from './image-filter.ts';
import { rangeTest } from './version-range.ts';

/** A test that one label of an image must pass. */
export interface LabelTest {
  /** The keys of the tested labels; undefined if every label of some keys passes, whatever its value. */
  readonly keys: readonly string[] | undefined;
  readonly meets: (key: string, value: string) => boolean;
  /** The conditions that it replaces, if any: an index finds their labels without testing each label. */
  readonly conditions?: readonly Condition[];
}

/** An image passes if, for one alternative, it has a label for every test in `all` and for no test in `no`. */
export interface FilterGroup {
  readonly id: string;
  readonly anyOf: readonly { readonly all: readonly LabelTest[]; readonly no: readonly LabelTest[] }[];
}

/**
 * A filter as groups that must all hold. One facet makes one group, so that the facet can be counted without its own
 * ticks, ranges and exclusions (README.md, sections 7 and 10).
 */
export function filterGroups(filter: ImageFilter): readonly FilterGroup[] {
  const parts = new Map<string, { all: LabelTest[]; no: LabelTest[] }>();
  const partOf = (id: string) => {
    const known = parts.get(id) ?? { all: [], no: [] };
    parts.set(id, known);
    return known;
  };
  for (const { id, conditions } of groupConditions(filter.conditions)) partOf(id).all.push(anyOfTest(conditions));
  for (const { id, test } of rangesOf(filter)) partOf(id).all.push(test);
  for (const condition of filter.not) partOf(groupIdOf(condition)).no.push(anyOfTest([condition]));
  for (const facet of filter.none) partOf(NONE_GROUP[facet]).no.push(facetTest(facet));

  const frameworks = [...parts].filter(([id]) => categoryOf(id) === 'framework');
  const alternatives = frameworks.filter(([, part]) => part.all.length > 0);
  if (!filter.anyFramework || alternatives.length < 2) return [...parts].map(([id, part]) => ({ id, anyOf: [part] }));
  // An excluded value stays excluded, whichever framework an image has.
  const no = frameworks.flatMap(([, part]) => part.no);
  const joined = { id: JOINED_FRAMEWORKS, anyOf: alternatives.map(([, { all }]) => ({ all, no })) };
  for (const [id] of frameworks) parts.delete(id);
  return [joined, ...[...parts].map(([id, part]) => ({ id, anyOf: [part] }))];
}

/** Whether an image with these labels passes the filter. For many images, an index of labels is faster. */
export function passes(labels: readonly Label[], groups: readonly FilterGroup[]): boolean {
  const has = (test: LabelTest) => labels.some(({ Key, Value }) => test.meets(Key, Value));
  return groups.every(({ anyOf }) => anyOf.some(({ all, no }) => all.every(has) && !no.some(has)));
}

/** The group that joins frameworks by "or". It is not a key, so no facet uses it as its own. */
const JOINED_FRAMEWORKS = 'any=framework';

/**
 * The group for a facet that is not set: the group of the facet, or one more group beside those of its frameworks or
 * services.
 */
const NONE_GROUP: Readonly<Record<FacetName, string>> = {
  chip: LABEL_KEYS.chipType,
  framework: 'none=framework',
  cuda: LABEL_KEYS.cuda,
  python: LABEL_KEYS.python[0],
  supported: 'none=supported',
};

/**
 * The index, from 0, of the group with a facet's own choices; -1 if there is no such group. Each framework has a
 * separate group, unless frameworks are joined or filtered as not set.
 */
export function placeOfGroup(groups: readonly { readonly id: string }[], id: string): number {
  const find = (wanted: string) => groups.findIndex((group) => group.id === wanted);
  const exact = find(id);
  if (exact >= 0) return exact;
  if (serviceOf(id) !== undefined || id === SERVICES_GROUP) return find(NONE_GROUP.supported);
  if (categoryOf(id) !== 'framework') return -1;
  const joined = find(JOINED_FRAMEWORKS);
  return joined >= 0 ? joined : find(NONE_GROUP.framework);
}

/** The facet of services: each service is a separate group. */
export const SERVICES_GROUP = 'services';

function anyOfTest(conditions: readonly Condition[]): LabelTest {
  return {
    conditions,
    keys: [...new Set(conditions.map(({ key }) => key))],
    meets: (key, value) =>
      conditions.some((condition) => condition.key === key && [ANY_VALUE, value].includes(condition.value)),
  };
}

function facetTest(facet: FacetName): LabelTest {
  return { keys: undefined, meets: (key) => facetOfKey(key) === facet };
}

/** The ranges of a filter, with both bounds of a key in one: the same label must be within both. */
function rangesOf({ from, to }: ImageFilter): readonly { readonly id: string; readonly test: LabelTest }[] {
  const ids = new Set([...from, ...to].map(groupIdOf));
  return [...ids].map((id) => {
    const boundOf = (bounds: readonly Condition[]) => bounds.find((bound) => groupIdOf(bound) === id)?.value;
    const isWithin = rangeTest({ from: boundOf(from), to: boundOf(to) });
    const keys = keysOfGroup(id);
    return {
      id,
      test: {
        keys,
        meets: (key, value) =>
          keys.includes(key) && groupIdOf({ key, value }) === id && isWithin(versionOf(key, value)),
      },
    };
  });
}

/** The keys whose labels may belong to a group of versions. */
function keysOfGroup(id: string): readonly string[] {
  if (id === LABEL_KEYS.python[0]) return LABEL_KEYS.python;
  return categoryOf(id) === 'framework' && id !== LABEL_KEYS.framework ? [id, LABEL_KEYS.framework] : [id];
}

function versionOf(key: string, value: string): string {
  return readFramework(key, value)?.version ?? value;
}
