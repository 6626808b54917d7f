import type { Condition } from '../filter.ts';
import { categoryOf, type LabelCategory } from '../label-keys.ts';
import type { StateWord } from '../life-cycle/states.ts';

/** Facets that can be filtered as not set: the words of `none=` in the address. */
export const FACETS = ['chip', 'framework', 'cuda', 'python', 'supported'] as const;
export type FacetName = (typeof FACETS)[number];

/** Filters that PAI does not support (README.md, sections 8 to 10). They are applied to loaded images. */
export interface ExtraFilter {
  /** Conditions that an image must not satisfy. */
  readonly not: readonly Condition[];
  /** Facets of which an image must have no label. */
  readonly none: readonly FacetName[];
  /** The least version of a key; one bound for each key. */
  readonly from: readonly Condition[];
  /** The greatest version of a key; one bound for each key. */
  readonly to: readonly Condition[];
  /** Whether one framework of the filter is enough, instead of all of them. */
  readonly anyFramework: boolean;
  /** States within the scope: any state of a group is enough, both groups must hold. */
  readonly state: readonly StateWord[];
  /** The machine that the image must run on, as `readMachine` reads it; empty for any. */
  readonly runs: string;
}

/** Everything that filters images within a scope: PAI's own LabelFilter, and the filters of this product. */
export interface ImageFilter extends ExtraFilter {
  readonly conditions: readonly Condition[];
}

export const EMPTY_EXTRA: ExtraFilter = {
  not: [],
  none: [],
  from: [],
  to: [],
  anyFramework: false,
  state: [],
  runs: '',
};

/** A filter that PAI itself can apply. */
export function labelFilterOnly(conditions: readonly Condition[]): ImageFilter {
  return { ...EMPTY_EXTRA, conditions };
}

/** Whether PAI cannot apply a part of the filter, so that it needs loaded images. */
export function hasExtra({ not, none, from, to, anyFramework, state, runs }: ExtraFilter): boolean {
  return anyFramework || runs !== '' || [not, none, from, to, state].some((parts) => parts.length > 0);
}

const FACET_OF_CATEGORY: Readonly<Record<LabelCategory, FacetName | undefined>> = {
  framework: 'framework',
  chip: 'chip',
  python: 'python',
  cuda: 'cuda',
  service: 'supported',
  system: undefined,
  custom: undefined,
};

/** The facet that shows labels of a key; undefined for keys with a separate facet. */
export function facetOfKey(key: string): FacetName | undefined {
  return FACET_OF_CATEGORY[categoryOf(key)];
}
