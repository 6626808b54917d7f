import type { Condition } from '../../contract/filter.ts';
import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { EMPTY_EXTRA, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { eachImageWithAny } from '../../contract/image-tally/tally.ts';
import { categoryOf } from '../../contract/label-keys.ts';
import { LINE_STATES, type StateWord, SUPPORT_STATES } from '../../contract/life-cycle/states.ts';
import { type FilterPart, groupOfPart, partsOf, withoutPart } from './filter-parts.ts';

/** A filter without some of its parts, so that images satisfy it. */
export interface LargestFilter {
  readonly filter: ImageFilter;
  /** Its parts; empty if no image satisfies any of them. */
  readonly parts: readonly FilterPart[];
  readonly count: number;
}

/**
 * Parts of a filter that are kept or removed together: the values of one key are any-of, and more of them never reduce
 * the result.
 */
interface Unit {
  readonly parts: readonly FilterPart[];
  /** For each image, 1 if it satisfies the unit. */
  readonly passes: Uint8Array;
}

/** The images must satisfy every unit of `all`, and every unit of one alternative. */
interface Units {
  readonly all: readonly Unit[];
  readonly alternatives: readonly (readonly Unit[])[];
}

/**
 * The largest set of filter parts that some image satisfies; of equal sizes, the set with the most images. With `keys`,
 * only images with a label of one of them count. Returns undefined if there is no such image.
 *
 * The result is exact: a set of parts has results if some image satisfies all of it, so the largest set comes from the
 * best single image. This takes one pass over images and parts. We rejected trying subsets: the time doubles with each
 * part.
 */
export function largestFilter(
  set: ImageSet,
  filter: ImageFilter,
  keys: readonly string[] = [],
): LargestFilter | undefined {
  const best = bestOf(set, filter, keys);
  // With "any value" of the old framework key, its single values belong to that key; without it, to their frameworks.
  const any = filter.conditions.find(isAnyOldStyle);
  const other = any && bestOf(set, withoutPart(filter, { kind: 'is', condition: any }), keys);
  if (!best || !other) return best ?? other;
  const isBetter = other.parts.length - best.parts.length || other.count - best.count;
  return isBetter > 0 ? other : best;
}

function isAnyOldStyle({ key, value }: Condition): boolean {
  return key === 'system.framework' && value === '*';
}

function bestOf(set: ImageSet, filter: ImageFilter, keys: readonly string[]): LargestFilter | undefined {
  const units = unitsOf(set, filter);
  const isWanted = new Uint8Array(set.size).fill(keys.length === 0 ? 1 : 0);
  eachImageWithAny(
    set,
    keys.map((key) => ({ key, value: '*' })),
    (position) => {
      isWanted[position] = 1;
    },
  );
  let fewest = Number.POSITIVE_INFINITY;
  let found = new Map<string, { readonly given: readonly Unit[]; count: number }>();
  const names = new Map([...units.all, ...units.alternatives.flat()].map((unit, index) => [unit, index]));
  for (let position = 0; position < set.size; position += 1) {
    if (isWanted[position] === 0) continue;
    for (const given of givenUpFor(units, position)) {
      const cost = partsCount(given);
      if (cost > fewest) continue;
      if (cost < fewest) found = new Map();
      fewest = cost;
      const name = given.map((unit) => names.get(unit)).join();
      const known = found.get(name);
      if (known) known.count += 1;
      else found.set(name, { given, count: 1 });
    }
  }
  const [first, ...others] = found.values();
  if (!first) return undefined;
  const { given, count } = others.reduce((most, one) => (one.count > most.count ? one : most), first);
  const kept = given.flatMap(({ parts }) => parts).reduce(withoutPart, filter);
  return { filter: kept, parts: partsOf(kept), count };
}

function partsCount(units: readonly Unit[]): number {
  return units.reduce((count, { parts }) => count + parts.length, 0);
}

/** The units that one image fails; several alternatives if they cost the same. */
function givenUpFor({ all, alternatives }: Units, position: number): readonly (readonly Unit[])[] {
  const isFailed = (unit: Unit) => unit.passes[position] !== 1;
  const failed = all.filter(isFailed);
  if (alternatives.length === 0) return [failed];
  const ways = alternatives
    .map((units) => ({ units, failed: units.filter(isFailed) }))
    .filter((way) => way.failed.length < way.units.length)
    .map((way) => way.failed);
  // An image with none of the frameworks passes only if none is required.
  if (ways.length === 0) return [[...failed, ...alternatives.flat()]];
  const least = Math.min(...ways.map(partsCount));
  // Of several alternatives that hold completely, one is enough.
  if (least === 0) return [failed];
  return ways.filter((way) => partsCount(way) === least).map((way) => [...failed, ...way]);
}

const NO_FILTER: ImageFilter = { conditions: [], ...EMPTY_EXTRA };

function unitsOf(set: ImageSet, filter: ImageFilter): Units {
  const unit = (parts: readonly FilterPart[], alone: Partial<ImageFilter>): Unit => {
    const passes = new Uint8Array(set.size);
    for (const position of set.tally({ ...NO_FILTER, ...alone }).positions) passes[position] = 1;
    return { parts, passes };
  };
  const wanted = [
    ...groupConditions(filter.conditions).map(({ id, conditions }) => {
      const parts = conditions.map((condition): FilterPart => ({ kind: 'is', condition }));
      return { id, unit: unit(parts, { conditions }) };
    }),
    ...partsOf(filter).flatMap((part) => {
      if (part.kind !== 'range') return [];
      const bound = (value: string | undefined) => (value === undefined ? [] : [{ key: part.key, value }]);
      return { id: groupOfPart(part), unit: unit([part], { from: bound(part.from), to: bound(part.to) }) };
    }),
  ];
  const unwanted = [
    ...filter.not.map((condition) => unit([{ kind: 'not', condition }], { not: [condition] })),
    ...filter.none.map((facet) => unit([{ kind: 'none', facet }], { none: [facet] })),
    ...[LINE_STATES, SUPPORT_STATES].flatMap((group: readonly StateWord[]) => {
      const state = filter.state.filter((word) => group.includes(word));
      const parts = state.map((value): FilterPart => ({ kind: 'mark', name: 'state', value }));
      return state.length === 0 ? [] : [unit(parts, { state })];
    }),
    ...(filter.runs === '' ? [] : [unit([{ kind: 'mark', name: 'runs', value: filter.runs }], { runs: filter.runs })]),
  ];
  const frameworks = new Map<string, Unit[]>();
  for (const { id, unit: one } of wanted)
    if (filter.anyFramework && categoryOf(id) === 'framework') frameworks.set(id, [...(frameworks.get(id) ?? []), one]);
  const all = wanted.filter(({ id }) => !frameworks.has(id)).map((one) => one.unit);
  return { all: [...all, ...unwanted], alternatives: [...frameworks.values()] };
}
