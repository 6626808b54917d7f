import { STATE_WORDS } from '../../../contract/life-cycle/states.ts';
import { KNOWN_PREFIXES } from '../../../contract/runs-on/machine.ts';
import type { Formats } from '../formats.ts';

/** English words about invalid parts of an address. A separate part: it is rarely needed. */
export function unreadWords(formats: Formats) {
  return {
    title: (count: number) => `${formats.count(count, 'part', 'parts')} of this address could not be understood`,
    noRows: 'No rows are shown, because the region, workspace or image in the address is not valid.',
    didYouMean: (query: string) => `Did you mean ${query}?`,
    drop: 'Remove from the address',
    more: (count: number) => `and ${formats.number(count)} more`,
    reasons: {
      region: (text: string, name: string) => `${name}: “${text}” is not a region id.`,
      workspace: (text: string, name: string) => `${name}: “${text}” is not an id of 1 to 20 digits.`,
      day: (text: string, name: string) => `${name}: “${text}” is not a day. Write a day as 2026-11-01.`,
      'no-equals': (text: string, name: string) => `${name}: “${text}” has no “=”; a condition is key=value.`,
      'empty-piece': (_: string, name: string) =>
        `${name}: there is an empty condition between, before or after commas.`,
      'empty-key': (text: string, name: string) => `${name}: “${text}” has no key before “=”.`,
      'label-key': (text: string, name: string) =>
        text === ''
          ? `${name}: there is an empty key.`
          : `${name}: “${text}” is not a key. A key cannot contain “,” or “=”.`,
      ids: (text: string, name: string) =>
        text === ''
          ? `${name}: there is an empty id.`
          : `${name}: “${text}” is a repeated or a fifth image. You can compare two to four different images.`,
      sort: (text: string) =>
        `sort: “${text}” is not a column of this view, or is repeated. Separate columns with commas. A minus before a column sorts it descending.`,
      choice: (text: string, name: string) => `${name}: “${text}” is not an allowed word.`,
      group: (text: string, name: string) =>
        `${name}: “${text}” is not a group of this matrix. A group is KEY=MAJOR or framework=NAME of its rows or columns.`,
      'unknown-name': (text: string, name: string) =>
        `${name}: this page has no such parameter${text === '' ? '' : ` (“${text}”)`}.`,
      'too-many': (text: string, name: string) => `${name}: “${text}” exceeds the limit of 100 conditions.`,
      facet: (text: string, name: string) =>
        `${name}: “${text}” is not one of chip, framework, cuda, python and supported.`,
      any: (text: string, name: string) => `${name}: “${text}” is not allowed. The only allowed word is “framework”.`,
      'no-version': (text: string, name: string) =>
        `${name}: “${text}” is not a range. A bound is key=version. A version begins with a digit and has no hidden characters.`,
      'framework-range': (text: string, name: string) =>
        `${name}: “${text}” names no framework. Write system.framework.NAME=version.`,
      'second-bound': (text: string, name: string) => `${name}: “${text}” is a second bound for its key.`,
      state: (text: string, name: string) => `${name}: “${text}” is not one of ${STATE_WORDS.join(', ')}.`,
      runs: (text: string, name: string) =>
        `${name}: “${text}” is not known and is ignored. Write an instance type that begins with ${KNOWN_PREFIXES.join(', ')}, or a driver as driver:535.54.03.`,
      repeated: (text: string, name: string) => `${name}: given more than once; “${text}” is not used.`,
      escape: (text: string, name: string) => `${name}: “${text}” has a broken percent escape.`,
    },
  };
}

/** English words about rows that the server could not read. A separate part: it loads when needed. */
export function leftOutWords({ count }: Formats) {
  const nouns: Readonly<Record<string, readonly [one: string, other: string]>> = {
    labels: ['label was', 'labels were'],
    images: ['image was', 'images were'],
    workspaces: ['workspace was', 'workspaces were'],
    values: ['value was', 'values were'],
  };
  return (kind: string, left: number, field: string): string => {
    const [one, other] = nouns[kind] ?? ['row was', 'rows were'];
    return `${count(left, one, other)} left out: ${field} could not be read.`;
  };
}
