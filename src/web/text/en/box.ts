import type { Formats } from '../formats.ts';

/** English words in the list of the filter box, and in its parts that open. A separate part: it loads when they are used. */
export function boxWords(formats: Formats) {
  return {
    groups: {
      values: 'Values',
      keys: 'Keys',
      ranges: 'Ranges',
      regions: 'Regions',
      images: 'Images',
      search: 'Search',
      examples: 'Examples',
      meant: 'Did you mean',
    },
    examples: {
      newestPyTorch: 'Newest PyTorch for DSW',
      serving: 'vLLM or SGLang',
      noChip: 'Images without chip type',
    },
    newest: (what: string) => `Newest ${what}`,
    hideExamples: 'Hide these examples',
    valuesOf: (key: string) => `Values of ${key}`,
    count: (count: number, isPartial: boolean) => `${formats.number(count)}${isPartial ? '+' : ''}`,
    searchNames: (text: string) => `Search names for “${text}”`,
    openImage: (id: string) => `Open ${id}`,
    region: (name: string) => `Region ${name}`,
    asTyped: 'as typed',
    alternative: 'any of the frameworks',
    noMatch: (text: string) => `“${text}” matches nothing here. A condition is key=value, or key=* for any value.`,
    tooMany: (count: number, most: number) => `These are ${count} conditions; a filter can have at most ${most}.`,
    values: (name: string) => `Values of ${name}`,
    anyVersion: 'any version',
    noValues: 'No values are known.',
    textMode: {
      name: 'Filter as text',
      hint: 'One condition a line: key=value, key=* for any value, key!=value, !key, key>=2.6, key<=12.4. Quote a key or a value that contains commas, quotes or line breaks.',
      apply: 'Apply',
      cancel: 'Cancel',
    },
  };
}
