import type { Tally } from '../image-set/tally.ts';
import type { FacetSection, FacetValue } from './facet-model.ts';

/** The images that a facet's value has, and what part of all that its facet could choose they are, from 0 to 1. */
export interface FacetCount {
  readonly images: number;
  readonly share: number;
  readonly isPartial: boolean;
}

/** Counts the values of facets. */
export interface FacetCounts {
  /** Undefined for a value that no condition can say: its text alone would be counted as something else. */
  of(section: FacetSection, value: FacetValue): FacetCount | undefined;
}

/** Counts facet values: with all other facets' conditions in force and without the facet's own. Each is counted once. */
export function facetCounts(tally: Tally, isPartial: boolean): FacetCounts {
  const sizes = new Map<string, number>();
  const sizeWithout = (groupId: string) => {
    const known = sizes.get(groupId) ?? tally.size(groupId);
    sizes.set(groupId, known);
    return known;
  };
  const counted = new WeakMap<FacetValue, FacetCount>();
  return {
    of: (section, value) => {
      if (!value.filterable) return undefined;
      const known = counted.get(value);
      if (known) return known;
      // Services are a facet of several keys, each its own group; all that are ticked must hold together.
      const groupId = section.id;
      const images = tally.countAny(value.conditions, groupId);
      const count = { images, share: images / Math.max(1, sizeWithout(groupId)), isPartial };
      counted.set(value, count);
      return count;
    },
  };
}
