import type { Condition } from '../filter.ts';
import { categoryOf, type LabelCategory } from '../label-keys.ts';
import type { StateWord } from '../life-cycle/states.ts';

/** Facets that an image may have no label of: the words of `none=` in the address. */
export const FACETS = ['chip', 'framework', 'cuda', 'python', 'supported'] as const;
export type FacetName = (typeof FACETS)[number];

/** The filters that PAI does not know (README.md, sections 8 to 10). They are judged over loaded images. */
export interface ExtraFilter {
  /** Conditions of which an image satisfies none. */
  readonly not: readonly Condition[];
  /** Facets of which an image has no label. */
  readonly none: readonly FacetName[];
  /** The least version of a key; one bound a key. */
  readonly from: readonly Condition[];
  /** The greatest version of a key; one bound a key. */
  readonly to: readonly Condition[];
  /** Whether one framework of the filter is enough, instead of all of them. */
  readonly anyFramework: boolean;
  /** States within the scope: any of those of one group, and of both groups. */
  readonly state: readonly StateWord[];
  /** What the image is to run on, as `readMachine` reads it; empty for anything. */
  readonly runs: string;
}

/** All that chooses images within a scope: PAI's own LabelFilter, and what the product adds. */
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

/** The filter that PAI itself would apply. */
export function labelFilterOnly(conditions: readonly Condition[]): ImageFilter {
  return { ...EMPTY_EXTRA, conditions };
}

/** Whether PAI cannot answer a part of the filter, so that it needs loaded images. */
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

/** The facet that shows labels of a key; undefined for keys that have a facet by themselves. */
export function facetOfKey(key: string): FacetName | undefined {
  return FACET_OF_CATEGORY[categoryOf(key)];
}
