import { ANY_VALUE } from '../../../contract/filter.ts';
import { EMPTY_EXTRA, type ImageFilter, labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import type { ImageSet } from '../../../contract/image-tally/image-set.ts';
import { frameworkKey, LABEL_KEYS } from '../../../contract/label-keys.ts';
import type { SortLevel } from '../../address/search-state.ts';
import { readStored, store } from '../../storage.ts';
import { partsOf } from '../filter-parts.ts';
import type { BoxContext, BoxOption } from './box-context.ts';

/** A question that the images view answers, for a first visit. */
export interface Example {
  readonly name: 'newestPyTorch' | 'serving' | 'noChip';
  readonly filter: ImageFilter;
  readonly sort: readonly SortLevel[];
}

const any = (key: string) => ({ key, value: ANY_VALUE });
const NEWEST_FIRST: readonly SortLevel[] = [{ column: 'Framework', descending: true }];

const EXAMPLES: readonly Example[] = [
  {
    name: 'newestPyTorch',
    filter: labelFilterOnly([any(frameworkKey('PyTorch')), { key: 'system.supported.dsw', value: 'true' }]),
    sort: NEWEST_FIRST,
  },
  {
    name: 'serving',
    filter: {
      conditions: [any(frameworkKey('vLLM')), any(frameworkKey('SGLang'))],
      ...EMPTY_EXTRA,
      anyFramework: true,
    },
    sort: NEWEST_FIRST,
  },
  { name: 'noChip', filter: { conditions: [], ...EMPTY_EXTRA, not: [any(LABEL_KEYS.chipType)] }, sort: [] },
];

/** An example and its number of images. */
export interface AnsweredExample extends Example {
  readonly count: number;
}

const known = new WeakMap<ImageSet, readonly AnsweredExample[]>();

/** The examples with results in a set. */
export function examplesIn(set: ImageSet): readonly AnsweredExample[] {
  const found =
    known.get(set) ??
    EXAMPLES.map((example) => ({ ...example, count: set.tally(example.filter).size() })).filter(
      ({ count }) => count > 0,
    );
  known.set(set, found);
  return found;
}

const STORE = 'pai-image-labels.examples';
/** Without storage they are hidden until the page is reloaded. */
let isRetired = false;

/** Hides the examples permanently, after one was used or the reader hid them. */
export function retireExamples(): void {
  isRetired = true;
  store(() => localStorage, STORE, 'gone');
}

/** The examples as options of an empty filter box, until one was used. */
export function exampleOptions({ filter, tally, isPartial, boxWords }: BoxContext): readonly BoxOption[] {
  const isGone = isRetired || readStored(() => localStorage, STORE) !== undefined;
  if (isGone || !tally || partsOf(filter).length > 0) return [];
  const examples = examplesIn(tally.set);
  if (examples.length === 0) return [];
  const group = boxWords.groups.examples;
  return [
    ...examples.map((example) => ({
      id: `example ${example.name}`,
      group,
      text: boxWords.examples[example.name],
      count: boxWords.count(example.count, isPartial),
      pick: { kind: 'example', example } as const,
    })),
    { id: 'example', group, text: boxWords.hideExamples, pick: { kind: 'hide-examples' } },
  ];
}
