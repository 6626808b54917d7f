import type { Formats } from '../formats.ts';

/** English words in the facets. A separate part: it loads with them. */
export function facetWords(formats: Formats) {
  return {
    search: 'Find a value',
    join: 'Images with several frameworks ticked',
    all: 'All',
    allHint: 'All ticked frameworks in one image',
    any: 'Any',
    anyHint: 'Any of the ticked frameworks',
    anyVersion: (framework: string) => `${framework}, any version`,
    showVersions: (framework: string) => `Show versions of ${framework}`,
    showMajor: (major: string, facet: string) => `Show ${major}.x of ${facet}`,
    major: (major: string) => `${major}.x`,
    notSet: (facet: string) => `${facet} not set`,
    notSetShort: 'not set',
    joins: (count: number) =>
      `No image has it together with the ticked ones. Ticking it finds images with any of them: ${formats.number(count)} more.`,
    more: (count: number) => `${formats.number(count)} more`,
    moreFor: (value: string) => `More for ${value}`,
    team: 'Team labels',
    others: 'More labels',
    empty: 'No values',
    nothingFound: 'No matches.',
    failed: 'Some values could not be loaded. This list may be out of date.',
    emptyValue: 'empty value',
    excluded: 'excluded',
    onlyThis: 'Only this',
    allButThis: 'All but this',
    exclude: 'Exclude',
    include: 'Include again',
    andLater: 'This and later',
    andEarlier: 'This and earlier',
    cut: (shown: number, all: number) => `First ${formats.number(shown)} of ${formats.number(all)} values`,
    cutKeys: (shown: number, all: number) =>
      `First ${formats.number(shown)} of ${formats.number(all)} keys; search to find others`,
    cannotAsk: 'This value cannot be used as a filter',
  };
}
