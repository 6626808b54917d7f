import { STATE_WORDS } from '../../../contract/life-cycle/states.ts';
import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
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
    tooMany: (count: number, max: number) => `These are ${count} conditions; a filter can have at most ${max}.`,
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

/** English words about the fields of the panel that open on demand. */
export function panelWords() {
  return {
    imageIdHint: 'image-…',
    workspacesRefused: 'Workspaces not listed',
    chosenImage: 'Chosen image',
  };
}

/**
 * Why a typed or pasted text is no filter, in English. Apart from the rest: it loads with the reader of filters.
 *
 * `operator`: another comparison than `=`. `wildcard`: a `*` that is only a part of the value. `or`: conditions on
 * different keys joined by "or". `nothing`: a text without a filter, such as a command.
 */
export function filterErrorWords() {
  return {
    'no-equals': (text: string) => `“${text}” has no “=”. A condition is key=value, or key=* for any value.`,
    'empty-piece': (_text: string) => 'There is an empty condition. Conditions are key=value, separated by commas.',
    'empty-key': (text: string) => `“${text}” has no key before “=”.`,
    operator: (text: string) =>
      `“${text}” cannot be read. Write key=value, key!=value, key>=2.6 or key<=12.4; key=* for any value, !key for none.`,
    wildcard: (text: string) =>
      `“${text}” has “*” inside a value. Only key=* is allowed, for any value. Pick single values from the list or the facets.`,
    'no-version': (text: string) =>
      `“${text}” is not a range. A bound is a version: it begins with a digit and has no hidden characters. Write a framework as system.framework.NAME.`,
    mixed: (text: string) => `“${text}” joins ranges or exclusions. Separate them with commas.`,
    or: (text: string) =>
      `“${text}” joins different keys with “or”. Different keys must all hold; several values of one key mean any of them: key=a,key=b.`,
    'second-bound': (text: string) =>
      `“${text}” is a second bound for its key. A key has one lowest and one highest version.`,
    facet: (text: string) =>
      `“${text}” is not known. Write none= with chip, framework, cuda, python or supported, or any=framework. Put a key with such a name in quotes.`,
    state: (text: string) => `“${text}” is not a state. Write state= with ${STATE_WORDS.join(', ')}.`,
    runs: (text: string) =>
      `“${text}” is not known. Write runs= with an instance type that begins with ${KNOWN_PREFIXES.join(', ')}, or driver:535.54.03.`,
    'too-many': (text: string) => `“${text}” exceeds the limit of 100 conditions in a filter.`,
    nothing: (_text: string) =>
      'No filter was found in this text. Paste key=value, a link of this page, or a command with --labels.',
  };
}
