import type { Formats } from '../formats.ts';

/** The words of the matrix in English. A separate part: they load with the view. */
export function matrixWords(formats: Formats) {
  return {
    title: 'Matrix',
    table: (rows: string, columns: string) => `Images by ${rows} and ${columns}`,
    scroller: 'Matrix cells',
    rows: 'Rows',
    columns: 'Columns',
    keyHelp: 'Pick a label key, or type one',
    framework: 'Framework',
    swap: 'Swap',
    swapHint: 'Swap rows and columns',
    order: 'Order',
    byVersion: 'Version',
    byCount: 'Count',
    hideEmpty: 'Hide empty',
    hidden: (rows: number, columns: number) => {
      const parts = [
        rows > 0 && formats.count(rows, 'row', 'rows'),
        columns > 0 && formats.count(columns, 'column', 'columns'),
      ].filter((part) => part !== false);
      return parts.length === 0 ? 'nothing hidden' : `${parts.join(' and ')} hidden`;
    },
    hiddenHint: 'Rows and columns without images in any cell, except “not set”',
    versions: 'Versions',
    /** A key's name in the middle of a sentence: names of things and abbreviations keep their capital. */
    inSentence: (name: string) =>
      name === 'Python' || !/^[A-Z][a-z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1),
    total: 'Total',
    with: (count: string, names: readonly string[]) => `${count} with ${names.join(' and ')}`,
    noVersion: 'no version',
    /** The name of the images without a key, in a list of names. */
    no: (key: string) => `no ${key}`,
    notSet: 'not set',
    major: (major: string) => `${major}.x`,
    underFilter: (filter: string) => (filter === '' ? 'No filter.' : `Filter: ${filter}.`),
    distinct:
      'A total counts each image once, including images without the other key. The cells may add up to more or less.',
    legend: { fewer: 'fewer', more: 'more' },
    cutRows: (shown: number, all: number) =>
      `First ${formats.number(shown)} of ${formats.number(all)} rows. To see the others, hide empty ones or add a filter.`,
    cutColumns: (shown: number, all: number) =>
      `First ${formats.number(shown)} of ${formats.number(all)} columns. To see the others, hide empty ones or add a filter.`,
    noneMatch: 'No image satisfies the filters',
    noneMatchSoFar: 'No image loaded so far satisfies the filters',
    noneMatchText: 'Try removing one:',
    noSingleStep: 'Removing one of them does not help.',
    noKey: (key: string) => `No image here has a label with the key ${key}`,
    noKeyText: 'Choose another key for the rows or the columns.',
    emptyTitle: 'No images here',
    emptyScope: (scope: string) => `This scope has no images: ${scope}.`,
  };
}
