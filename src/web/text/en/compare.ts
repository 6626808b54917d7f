import type { Formats } from '../formats.ts';

type Letter = 'A' | 'B';
type Newer = Letter | 'same' | 'only-A' | 'only-B' | 'unknown';

/** What is said in English about two sides and how they differ. Apart from the rest: it loads with the comparison. */
export function compareWords(formats: Formats) {
  const soFar = (isPartial: boolean) => (isPartial ? ' so far' : '');
  return {
    title: 'Compare',
    what: 'What to compare',
    scopes: 'Scopes',
    images: 'Images',
    side: (letter: Letter) => `Side ${letter}`,
    image: (id: string) => `Image ${id}`,
    noFilter: 'no filter',
    is: (key: string, values: string) => `${key} is ${values}`,
    anyValue: 'any value',
    or: ' or ',
    and: ' and ',
    counts: (images: number, labels: number, isPartial: boolean) =>
      `${formats.count(images, 'image', 'images')}, ${formats.count(labels, 'label', 'labels')}${soFar(isPartial)}`,
    emptyScope: 'There is no image in this scope.',
    emptySide: 'No image of this scope satisfies the filter.',
    unreadSide: 'Not loaded: its region, workspace or day could not be understood.',
    region: (letter: Letter) => `Region of side ${letter}`,
    workspaceOf: (letter: Letter) => `Workspace of side ${letter}`,
    otherFilter: 'Other label filter',
    otherFilters: 'Other filters',
    removeOther: (condition: string) => `Remove other filter ${condition}`,
    copyToB: 'Copy A to B',
    copyToBHint: 'Start side B from the filter of side A',
    swap: 'Swap',
    swapHint: 'A and B change places',
    noSwap: 'Side B cannot hold an image ID, so the sides cannot change places',
    sameTitle: 'Choose what to compare',
    same: 'Both sides have the same scope and filter, so nothing differs. Choose another region or workspace for one side, or another filter for side B.',
    chooseOther: 'Choose another region',
    failed: (letter: Letter | 'both') =>
      letter === 'both' ? 'Neither side could be loaded.' : `Side ${letter} could not be loaded.`,
    show: 'Show',
    choices: {
      differences: 'Differences',
      A: 'Only in A',
      B: 'Only in B',
      counts: 'Other counts',
      same: 'Same',
      all: 'All',
      both: 'In both',
    },
    placeAbout: {
      A: 'labels that no image of B has',
      B: 'labels that no image of A has',
      counts: 'labels of both, on other numbers of images',
      same: 'labels of both, on the same number of images',
    },
    choice: (name: string, count: number, isPartial: boolean) =>
      `${name} (${formats.number(count)}${isPartial ? '+' : ''})`,
    onlyKeys: (keys: string) => `Rows of these keys only: ${keys}`,
    showAllKeys: 'Show all keys',
    table: 'Label comparison',
    scroller: 'Comparison rows',
    sideColumn: (letter: Letter) => letter,
    only: (letter: Letter, isPartial: boolean) => `only ${letter}${soFar(isPartial)}`,
    absent: (letter: Letter, isPartial: boolean) => `not in ${letter}${soFar(isPartial)}`,
    imagesIn: (images: string, letter: Letter) => `${images} in ${letter}`,
    newest: 'Newest versions',
    newestScroller: 'Newest version rows',
    framework: 'Framework',
    newer: 'Newer',
    noVersion: 'no version',
    noFrameworks: 'No image of either side names a framework.',
    soFar: (text: string) => `${text} so far`,
    newerOf: {
      A: 'A is newer',
      B: 'B is newer',
      same: 'same',
      'only-A': 'only in A',
      'only-B': 'only in B',
      unknown: 'not known',
    } satisfies Record<Newer, string>,
    nothing: {
      keys: 'No label of these keys on either side',
      all: 'No labels on either side',
      A: 'No label is only in A',
      B: 'No label is only in B',
      both: 'No label is in both',
      counts: 'No label is in both with other counts',
      same: 'No label has the same count in both',
      differences: 'A and B do not differ',
    },
    showAll: 'Show all labels',
  };
}
