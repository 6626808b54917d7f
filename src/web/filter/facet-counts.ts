import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { type FacetSubject, isNotSet, toggleNotSet, withoutFacet } from './facet-changes.ts';
import type { FacetSection, FacetValue } from './facet-model.ts';

/** The images of a facet's value, and their share of all images that the facet could select, from 0 to 1. */
export interface FacetCount {
  readonly images: number;
  readonly share: number;
  readonly isPartial: boolean;
}

/** Counts the values of facets. */
export interface FacetCounts {
  /**
   * The images with any of some values of a section. Undefined if one of them cannot be a condition: its text would
   * count something else.
   */
  of(section: FacetSection, values: readonly FacetValue[]): FacetCount | undefined;
  /** The images without the labels of a facet. */
  notSet(subject: FacetSubject): FacetCount;
  /** The images of a framework whatever other frameworks are ticked: the effect of "any of them". */
  alone(section: FacetSection, value: FacetValue): FacetCount;
}

/** The subject of the facet of frameworks. */
export const FRAMEWORK_SUBJECT: FacetSubject = { facet: 'framework', key: '' };

/** Counts facet values under all other facets' conditions, without the facet's own. */
export function facetCounts(tally: Tally, filter: ImageFilter, isPartial: boolean): FacetCounts {
  const sizes = new Map<string, number>();
  const sizeWithout = (groupId: string) => remember(sizes, groupId, () => tally.size(groupId));
  const notSets = new Map<string, number>();
  const share = (images: number, all: number) => ({ images, share: images / Math.max(1, all), isPartial });
  const single = new WeakMap<FacetValue, FacetCount>();
  let others: Tally | undefined;
  return {
    of: (section, values) => {
      const [first, ...more] = values;
      // A search needs the count of each value again at each letter.
      const known = first && more.length === 0 ? single.get(first) : undefined;
      if (known) return known;
      if (values.some((value) => !value.filterable)) return undefined;
      // Services are a facet of several keys, each a separate group; all ticked ones must hold together.
      const conditions = values.flatMap((value) => value.conditions);
      const count = share(tally.countAny(conditions, section.id), sizeWithout(section.id));
      if (first && more.length === 0) single.set(first, count);
      return count;
    },
    notSet: (subject) => {
      const images = remember(notSets, subject.facet ?? `key=${subject.key}`, () => {
        const asked = isNotSet(filter, subject) ? filter : toggleNotSet(subject)(filter);
        return tally.set.tally(asked).size();
      });
      return share(images, tally.set.size);
    },
    alone: (section, value) => {
      others ??= tally.set.tally(withoutFacet(filter, FRAMEWORK_SUBJECT));
      return share(others.countAny(value.conditions, section.id), others.size());
    },
  };
}

function remember(known: Map<string, number>, id: string, count: () => number): number {
  const found = known.get(id) ?? count();
  known.set(id, found);
  return found;
}
