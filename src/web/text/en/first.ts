import type { NotFilterableReason } from '../../../contract/filter.ts';
import { CATEGORY_NAMES, KEY_NAMES } from '../../../contract/key-names.ts';
import type { Region } from '../../../contract/regions.ts';
import type { Formats } from '../formats.ts';
import { messageWords } from './messages.ts';
import { REGION_NAMES } from './regions.ts';

/** The texts for the words of `state=`. */
const STATES: Readonly<Record<string, string>> = {
  newest: 'Newest of its line',
  superseded: 'Superseded',
  'unknown-line': 'Line unknown',
  supported: 'Supported',
  unsupported: 'Out of support',
  'unknown-support': 'Support unknown',
};

/** Every word of the page in English. Accessible names in it are interfaces: src/contract/README.md, section 6. */
export function firstWords(formats: Formats) {
  const labels = (count: number) => formats.count(count, 'label', 'labels');
  const requests = (count: number) => formats.count(count, 'request', 'requests');
  const images = (count: number) => formats.count(count, 'image', 'images');
  /** The number of rows shown and in total, whether more may load, and the count of the service if it differs. */
  const totalOf =
    (count: (value: number) => string) =>
    (shown: number, all: number, reported?: number, isPartial = false) =>
      `${shown === all ? count(all) : `${formats.number(shown)} of ${count(all)}`}${isPartial ? ' so far' : ''}${
        reported === undefined ? '' : ` (service reports ${formats.number(reported)})`
      }`;
  return {
    formats,
    /** Between the parts of a list, before a remark, and between a name and what it names. */
    signs: { list: ', ', comma: ', ', colon: ': ' },
    product: 'PAI Image Labels',
    views: {
      navigation: 'Views',
      labels: 'Labels',
      images: 'Images',
      matrix: 'Matrix',
      compare: 'Compare',
      checks: 'Checks',
    },
    skip: { name: 'Skip', toFilters: 'Skip to filters', toResults: 'Skip to results' },
    source: {
      embedded: 'Embedded catalog',
      embeddedShort: 'Embedded',
      liveShort: 'Live',
      embeddedHint: (count: number) => `${images(count)} in the catalog of this server`,
      live: (host: string) => `Live · ${host}`,
      liveHint: 'Answers come from this endpoint of PAI, through the server of this page',
    },
    regionName: (region: Region) => REGION_NAMES[region.id] ?? region.id,

    tokens: {
      anyVersion: (name: string) => `${name} any version`,
      anyValue: (name: string) => `${name} any value`,
      from: (name: string, version: string) => `${name} ${version} or later`,
      to: (name: string, version: string) => `${name} ${version} or earlier`,
      between: (name: string, from: string, to: string) => `${name} ${from} to ${to}`,
      within: (name: string, version: string) => `${name} ${version}.x`,
      none: (name: string) => `no ${name}`,
      not: (text: string) => `not ${text}`,
      runs: (machine: string) => `Runs on ${machine}`,
      state: (word: string) => STATES[word] ?? word,
    },
    filters: {
      name: 'Filters',
      toggle: (count: number) => (count === 0 ? 'Filters' : `Filters (${formats.number(count)})`),
      close: 'Done',
      region: 'Region',
      allRegions: 'All regions',
      regionClosed: (name: string) => `${name}, closed down`,
      regionUnlisted: 'not in the list of regions',
      unknownRegion: (text: string) => `“${text}” is not a region id. Pick one from the list, such as cn-hangzhou.`,
      workspace: 'Workspace',
      allWorkspaces: 'All workspaces',
      noWorkspace: 'Official and community images',
      workspaceDigits: (text: string) => `“${text}” is not a workspace id. An id is 1 to 20 digits.`,
      workspacesFailed: 'The list of workspaces could not be loaded. You can still type an id.',
      more: 'More filters',
      imageId: 'Image ID',
      labelKeys: 'Label keys',
      labelKeysHint: 'All keys',
      chosenKeys: (count: number) => formats.count(count, 'key', 'keys'),
      badLabelKey: 'A key cannot contain “,” or “=”.',
      shownKeys: 'Shown keys',
      stopShowing: (key: string) => `Stop showing ${key}`,
      labelFilter: 'Label filter',
      labelFilterHint: 'Filter: pytorch gpu, cuda 12, key=value',
      labelFilterHelp:
        'Type words, such as pytorch gpu, or key=value. Enter takes the first suggestion. Left arrow or Backspace moves to the active filters.',
      active: 'Active filters',
      or: 'or',
      anyValue: 'any value',
      remove: (condition: string) => `Remove filter ${condition}`,
      edit: (text: string) => `Change filter ${text}`,
      showMore: (count: number) => `Show ${formats.count(count, 'more filter', 'more filters')}`,
      showFewer: 'Show fewer',
      asText: 'Edit the filter as text',
      clear: 'Clear filters',
      clearInput: (name: string) => `Clear: ${name}`,
      showList: (name: string) => `Show the list for ${name}`,
      keysHeading: 'Keys',
      added: (count: number) => `${formats.count(count, 'filter', 'filters')} added`,
      noSuggestions: 'No suggestions. Type any condition as key=value.',
      noneKnown: 'No matches.',
    },

    facets: {
      name: 'Facets',
      toggle: 'Facets',
      /** By the words of `none=` in the address. */
      names: {
        chip: 'Chip type',
        framework: 'Framework',
        cuda: 'CUDA',
        python: 'Python',
        supported: 'Supported by',
      },
    },

    /** Words for counts of images. Counts that may still grow are marked as such. */
    images: {
      count: (count: number, isPartial: boolean) => (isPartial ? `${images(count)} so far` : images(count)),
      show: (count: number, isPartial: boolean) => `Show ${images(count)}${isPartial ? ' so far' : ''}`,
      short: (count: number, isPartial: boolean) => `${formats.number(count)}${isPartial ? '+' : ''}`,
      countWith: (count: number, condition: string) => `${images(count)} with ${condition}`,
      notExact: 'No filter selects exactly these images: two values of one key mean either of them',
      notCounted: 'Images not counted',
      notCountedText: 'The labels are complete. The number of images with each label is not known.',
      progressName: 'Images loaded',
      progress: (loaded: number, all: number) => `${formats.number(loaded)} of ${images(all)}`,
      counted: (counted: number, arrived: number) =>
        `${images(arrived)} loaded; PAI reports ${formats.number(counted)}`,
      cut: (arrived: number) => `Stopped at ${images(arrived)}, the limit of this page. Choose a narrower scope.`,
      stop: 'Cancel',
      goOn: 'Load all',
    },

    table: {
      name: 'Image labels',
      scroller: 'Label rows',
      key: 'Key',
      value: 'Value',
      images: 'Images',
      actions: 'Actions',
      sortHint: 'Click to sort. Shift-click to sort by several columns.',
      sorted: (levels: readonly { readonly column: string; readonly descending: boolean }[]) =>
        levels.length === 0
          ? 'Not sorted'
          : `Sorted by ${levels.map((level) => `${level.column}, ${level.descending ? 'descending' : 'ascending'}`).join(', then ')}`,
      /** The text below a key. Without images only the values are known. */
      group: (values: number, having: number | undefined, notSet: number, isPartial: boolean) =>
        [
          formats.count(values, 'value', 'values'),
          ...(having === undefined ? [] : [images(having), `${formats.number(notSet)} not set`]),
        ].join(', ') + (having !== undefined && isPartial ? ' so far' : ''),
      search: 'Search rows',
      findHint: 'Find in page sees only the rows in view.',
      findAll: 'Search all rows',
      filterBy: (condition: string) => `Filter by ${condition}`,
      isFilter: 'This is one of your filters',
      filterIssue: {
        key: 'Cannot be a filter: the key is empty or contains “,” or “=”.',
        any: 'Cannot be a filter: “*” would mean any value.',
        comma: 'Cannot be a filter: the value would be cut at one of its commas.',
        'too-long': 'Cannot be a filter: the value is too long for a request.',
      } satisfies Record<NotFilterableReason, string>,
      details: (text: string) => `Details of ${text}`,
      copyRow: (condition: string) => `Copy ${condition}`,
      copied: 'Copied',
      copyFailed: 'The browser did not allow copying',
      empty: 'empty value',
      blankKey: (codes: string) => `(blank key${codes && ` ${codes}`})`,
    },
    categories: CATEGORY_NAMES,
    keyNames: KEY_NAMES,

    results: {
      title: 'Labels',
      total: totalOf(labels),
      totalImages: totalOf(images),
      copyLink: 'Copy link',
      linkCopied: 'Link copied',
      export: 'Export',
      more: 'More',
      refresh: 'Refresh',
      updatedNow: 'Updated just now',
      updated: (age: string) => `Updated ${age} ago`,
      updating: 'Updating…',
      request: 'Request',
      loading: 'Loading labels',
      returned: (returned: number, counted: number | undefined) =>
        counted === undefined
          ? `${formats.number(returned)} returned`
          : `${formats.number(returned)} returned, ${formats.number(counted)} counted by the service`,
      milliseconds: (value: number) => `${formats.number(Math.max(1, Math.round(value)))} ms`,
      requests,
      requestId: 'RequestId',
    },

    ...messageWords(formats),
  };
}
