import type { Formats } from '../formats.ts';

/** `GPU`, `GPU and DSW`, `GPU, DSW and PyTorch 2.6`. */
function joined(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

/** English words for a view without matches. A separate part: it loads with what shows it. */
export function zeroWords(formats: Formats) {
  return {
    noMatch: (filters: number) => `No labels match ${formats.count(filters, 'filter', 'filters')}`,
    noMatchText: (filters: number) =>
      filters === 1
        ? 'Nothing in this scope satisfies it. Without it:'
        : 'Nothing in this scope satisfies all of them at once. Try removing one:',
    remove: (condition: string) => `Remove ${condition}`,
    gives: (count: number) => formats.count(count, 'label', 'labels'),
    counting: 'Counting…',
    notCounted: 'Not counted',
    noSingleStep: 'Nothing in this scope satisfies them, and removing one of them does not help.',
    keep: (parts: readonly string[], more: number, gives: string) =>
      `Keep ${joined([...parts, ...(more > 0 ? [formats.count(more, 'more filter', 'more filters')] : [])])}: ${gives}`,
    keepNone: (gives: string) => `Drop all filters: ${gives}`,
    didYouMean: (value: string) => `Did you mean ${value}?`,
    empty: 'No image labels here',
    emptyScope: (scope: string) => `This scope has no images with labels: ${scope}.`,
    noKey: (key: string) => `No image here has the key ${key}.`,
    showAllKeys: 'Show all keys',
    wholeScope: 'the whole catalog',
    tooMany: (combinations: number, allowed: number) =>
      `These any-of filters need ${formats.count(combinations, 'request', 'requests')}; the limit is ${formats.number(allowed)}. Remove some values of one key.`,
    tooManyImages: 'Show the images that pass these filters (no limit)',
    showAll: 'Show all regions and workspaces',
  };
}
