import type { Formats } from './formats.ts';
import { createWordsHook } from './view-words.ts';

/** What is said in English in the facets. Apart from the rest: it loads with them. */
export function englishFacets(formats: Formats) {
  return {
    search: 'Find a value',
    framework: 'Framework',
    frameworkNote: 'Versions of one framework: any of them. Several frameworks: all of them in one image.',
    chipType: 'Chip type',
    python: 'Python',
    cuda: 'CUDA',
    supportedBy: 'Supported by',
    supportedNote: 'Every service that is ticked.',
    anyVersion: (framework: string) => `${framework}, any version`,
    anyVersionShort: 'any version',
    empty: 'No values',
    nothingFound: 'No value fits.',
    failed: 'The values could not all be loaded. What is offered here may be old.',
    emptyValue: 'empty value',
    only: 'only',
    onlyThis: (value: string) => `Only this: ${value}`,
    allBut: 'all but',
    allButThis: (value: string) => `All but this: ${value}`,
    later: 'and later',
    andLater: (value: string) => `This and later: ${value}`,
    cut: (shown: number, all: number) => `First ${formats.number(shown)} of ${formats.number(all)} values`,
    cutKeys: (shown: number, all: number) =>
      `First ${formats.number(shown)} of ${formats.number(all)} keys; search to find others`,
    cannotAsk: 'The filter grammar cannot carry this value',
  };
}

export type FacetWords = ReturnType<typeof englishFacets>;

export const useFacetWords = createWordsHook(englishFacets);
