import { ANY_VALUE, type Condition } from '../filter.ts';
import { groupIdOf } from '../image-filter/condition-groups.ts';
import { type FilterGroup, filterGroups, type LabelTest, placeOfGroup } from '../image-filter/filter-groups.ts';
import type { ImageFilter } from '../image-filter/image-filter.ts';
import { narrowExactly } from '../image-filter/narrow-exactly.ts';
import type { ValuesByKey } from '../label-sets.ts';
import { dayOf, lifeCycleOf } from '../life-cycle/life-cycle.ts';
import type { StateWord } from '../life-cycle/states.ts';
import type { ImageSet } from './image-set.ts';
import { groupOfState, type MarkGroup, markGroups, RUNS_GROUP, unjudgedTest } from './mark-groups.ts';

/**
 * The images of a set that satisfy a filter, and their counts. Any condition of a group is enough, all groups must hold
 * (src/contract/README.md, section 7).
 *
 * A count may leave out one group: a facet counts its values without its own ticks. Otherwise all values without a tick
 * would be 0.
 */
export interface Tally {
  readonly set: ImageSet;
  /** Positions of the images that satisfy every group, ascending. */
  readonly positions: readonly number[];
  /** The number of images that satisfy every group, or every group except one. */
  size(withoutGroup?: string): number;
  /** The number of these images with a label. The value `*` is plain text here. */
  countLabel(key: string, value: string): number;
  /** The number of these images with any of the conditions; by default without the group of the first condition. */
  countAny(conditions: readonly Condition[], withoutGroup?: string): number;
  /** The values of each key that are possible under every group except one; a facet offers these. */
  possible(withoutGroup: string): ValuesByKey;
  /** Counts the images that have a state. The ticked states of the same group do not narrow the count. */
  countState(state: StateWord): number;
  /** Positions of the images that satisfy every group except `runs`, and lack the labels to judge it. */
  unjudged(): readonly number[];
  /** Whether an image satisfies every group. */
  holds(position: number): boolean;
  /** The conditions for exactly the images that also have any of these; undefined if the grammar has no such filter. */
  narrow(chosen: readonly Condition[]): readonly Condition[] | undefined;
}

/**
 * Tallies a set. For each image we store how many groups it fails and the sum of their places. If it fails one group,
 * the sum is the place of this group. So every count visits only the images of a label, whichever group it leaves out.
 */
export function tallyImages(set: ImageSet, filter: ImageFilter, today: string = dayOf(Date.now())): Tally {
  const groups: readonly (FilterGroup | MarkGroup)[] = [...filterGroups(filter), ...markGroups(set, filter, today)];
  const count = set.size;
  const unmet = new Uint16Array(count).fill(groups.length);
  const unmetPlaces = new Uint32Array(count).fill((groups.length * (groups.length + 1)) / 2);
  groups.forEach((group, index) => {
    const met = (position: number) => {
      unmet[position] = (unmet[position] ?? 0) - 1;
      unmetPlaces[position] = (unmetPlaces[position] ?? 0) - (index + 1);
    };
    if ('has' in group) eachImage(set, group.has, met);
    else eachImageOfGroup(set, group, met);
  });

  /** Group places count from 1; 0 means no group. */
  const fits = (position: number, place: number) =>
    unmet[position] === 0 || (unmet[position] === 1 && unmetPlaces[position] === place);
  const placeOf = (groupId: string) => placeOfGroup(groups, groupId) + 1;
  const countFitting = (place: number, test: (position: number) => boolean) => {
    let found = 0;
    eachImage(
      set,
      (position) => fits(position, place) && test(position),
      () => (found += 1),
    );
    return found;
  };

  const positions: number[] = [];
  for (let position = 0; position < count; position += 1) if (fits(position, 0)) positions.push(position);

  return {
    set,
    positions,
    size: (withoutGroup) => {
      const place = withoutGroup === undefined ? 0 : placeOf(withoutGroup);
      return place === 0 ? positions.length : countFitting(place, () => true);
    },
    countLabel: (key, value) => {
      const number = set.numberOf(key, value);
      let found = 0;
      if (number !== undefined) set.eachImageWith(number, (position) => (found += Number(fits(position, 0))));
      return found;
    },
    countAny: (wanted, withoutGroup) => {
      const [first] = wanted;
      const place = placeOf(withoutGroup ?? (first ? groupIdOf(first) : ''));
      let found = 0;
      eachImageWithAny(set, wanted, (position) => (found += Number(fits(position, place))));
      return found;
    },
    possible: (withoutGroup) => {
      const place = placeOf(withoutGroup);
      return possibleValues(set, (number) => set.someImageWith(number, (position) => fits(position, place)));
    },
    countState: (state) => {
      const lifeCycle = lifeCycleOf(set, today);
      return countFitting(placeOf(groupOfState(state)), (position) => lifeCycle.passes(position, [state]));
    },
    unjudged: () => {
      const found: number[] = [];
      const place = placeOf(RUNS_GROUP);
      const isUnjudged = unjudgedTest(set, filter);
      if (place > 0)
        eachImage(
          set,
          (position) => fits(position, place) && isUnjudged(position),
          (at) => found.push(at),
        );
      return found;
    },
    holds: (position) => position < count && fits(position, 0),
    narrow: (chosen) => narrowExactly(filter, chosen),
  };
}

/** Calls `visit` with each image that passes a test, ascending. */
function eachImage(set: ImageSet, passes: (position: number) => boolean, visit: (position: number) => void): void {
  for (let position = 0; position < set.size; position += 1) if (passes(position)) visit(position);
}

/** Calls `visit` once with each image that passes a group. */
function eachImageOfGroup(set: ImageSet, { anyOf }: FilterGroup, visit: (position: number) => void): void {
  const [only] = anyOf;
  const [test] = only?.all ?? [];
  if (test && anyOf.length === 1 && only?.all.length === 1 && only.no.length === 0) {
    eachImageWith(set, numbersOfTest(set, test), visit);
    return;
  }
  const passes = new Uint8Array(set.size);
  for (const { all, no } of anyOf) {
    const met = new Uint8Array(set.size);
    for (const wanted of all) {
      eachImageWith(set, numbersOfTest(set, wanted), (position) => {
        met[position] = (met[position] ?? 0) + 1;
      });
    }
    for (const unwanted of no)
      eachImageWith(set, numbersOfTest(set, unwanted), (position) => {
        met[position] = EXCLUDED;
      });
    for (let position = 0; position < met.length; position += 1) if (met[position] === all.length) passes[position] = 1;
  }
  for (let position = 0; position < passes.length; position += 1) if (passes[position] === 1) visit(position);
}

/** Greater than the number of tests of any alternative. */
const EXCLUDED = 255;

/** The numbers of the labels that pass a test. */
function numbersOfTest(set: ImageSet, test: LabelTest): ReadonlySet<number> {
  if (test.conditions) return new Set(test.conditions.flatMap((condition) => numbersMeeting(set, condition)));
  const keys = test.keys ?? [...set.keys()].filter((key) => test.meets(key, ''));
  const numbers = keys.flatMap((key) => set.numbersOf(key));
  if (test.keys === undefined) return new Set(numbers);
  return new Set(
    numbers.filter((number) => {
      const label = set.labels[number];
      return label !== undefined && test.meets(label.Key, label.Value);
    }),
  );
}

/** Calls `visit` once with each image that has any of the conditions, in no particular order. */
export function eachImageWithAny(
  set: ImageSet,
  conditions: readonly Condition[],
  visit: (position: number) => void,
): void {
  eachImageWith(set, new Set(conditions.flatMap((condition) => numbersMeeting(set, condition))), visit);
}

/** Calls `visit` once with each image that has any of the labels. */
function eachImageWith(set: ImageSet, numbers: ReadonlySet<number>, visit: (position: number) => void): void {
  const [only] = numbers;
  if (only !== undefined && numbers.size === 1) {
    set.eachImageWith(only, visit);
    return;
  }
  const seen = new Uint8Array(set.size);
  for (const number of numbers) {
    set.eachImageWith(number, (position) => {
      if (seen[position] === 1) return;
      seen[position] = 1;
      visit(position);
    });
  }
}

/** The labels of a condition: one, or all of its key if any value is allowed. */
function numbersMeeting(set: ImageSet, { key, value }: Condition): readonly number[] {
  if (value === ANY_VALUE) return set.numbersOf(key);
  const number = set.numberOf(key, value);
  return number === undefined ? [] : [number];
}

/**
 * The possible values of each key, computed when the key is first read. A facet reads one key of thousands; computing
 * all of them for each group took longer than everything else together.
 */
function possibleValues(set: ImageSet, isPossible: (label: number) => boolean): ValuesByKey {
  const known = new Map<string, readonly string[] | undefined>();
  const get = (key: string) => {
    if (known.has(key)) return known.get(key);
    const values = set
      .numbersOf(key)
      .filter(isPossible)
      .flatMap((number) => set.labels[number]?.Value ?? []);
    const found = values.length === 0 ? undefined : values;
    known.set(key, found);
    return found;
  };
  const hasAny = (key: string) => (known.has(key) ? get(key) !== undefined : set.numbersOf(key).some(isPossible));
  return {
    get,
    keys: () => [...set.keys()].filter(hasAny),
    *[Symbol.iterator]() {
      for (const key of set.keys()) {
        const values = get(key);
        if (values) yield [key, values] as const;
      }
    },
  };
}
