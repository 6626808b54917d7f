import { isDay } from '../../contract/changes/day.ts';
import { encodePart } from '../../contract/encode-part.ts';
import {
  type Condition,
  distinctConditions,
  MAX_CONDITIONS,
  parseFilter,
  printCondition,
} from '../../contract/filter.ts';
import { EMPTY_EXTRA, type ExtraFilter } from '../../contract/image-filter/image-filter.ts';
import {
  type ReadPart,
  readAny,
  readBounds,
  readNone,
  readNot,
  readRuns,
  readState,
} from '../../contract/image-filter/read-extra-filter.ts';
import { PAGE_PARAMETERS } from '../../contract/page-load/page-addresses.ts';
import { LANGUAGES, type Language } from '../../contract/page-load/preferences.ts';
import { isRegionId } from '../../contract/regions.ts';
import { readSortColumn } from '../../contract/rows/sort-columns.ts';
import {
  CHOICES,
  type ChoiceName,
  type Choices,
  EMPTY_SEARCH,
  isWorkspaceId,
  MAX_COMPARED,
  type SearchState,
  type SortLevel,
  type Unread,
  type UnreadReason,
} from './search-state.ts';
import type { View } from './view-paths.ts';

/**
 * Parses the query of a view's address, with or without its `?`. Unreadable parts are kept in the state too. A sort by
 * a column of another view counts as unread.
 */
export function parseAddress(search: string, view: View = 'labels'): SearchState {
  const { values, unread } = splitAddress(search);
  const note: Note = (name, text, reason) => unread.push({ name, text, raw: `${name}=${encodePart(text)}`, reason });
  const scopeValue = (name: string, isGood: (text: string) => boolean, reason: UnreadReason) => {
    const text = values.get(name);
    if (text === undefined || text === '' || isGood(text)) return text;
    note(name, text, reason);
    return undefined;
  };
  const detail = () => {
    const text = values.get('sel') ?? '';
    if (view !== 'labels' || text === '' || text.includes('=')) return text;
    note('sel', text, 'no-equals');
    return '';
  };
  const oneKey = (name: string) => {
    const text = values.get(name) ?? '';
    if (!/[,=]/.test(text)) return text;
    note(name, text, 'label-key');
    return '';
  };

  return {
    region: scopeValue('Region', isRegionId, 'region'),
    workspaceId: scopeValue('WorkspaceId', isWorkspaceId, 'workspace'),
    conditions: readFilter('LabelFilter', values, note),
    extra: { ...EMPTY_EXTRA, ...readExtra('', values, note) },
    imageId: values.get('ImageId') ?? '',
    labelKeys: readKeys(values.get('LabelKeys') ?? '', note),
    sort: readSort(values.get('sort') ?? '', view, note),
    q: values.get('q') ?? '',
    sel: detail(),
    rows: oneKey('rows'),
    cols: oneKey('cols'),
    open: readFilter('open', values, note),
    ids: readIds(values.get('ids'), note),
    vs: {
      region: scopeValue('vs.Region', isRegionId, 'region'),
      workspaceId: scopeValue('vs.WorkspaceId', isWorkspaceId, 'workspace'),
      conditions: readFilter('vs.LabelFilter', values, note),
      extra: readExtra('vs.', values, note),
    },
    day: scopeValue('vs.day', isDay, 'day') ?? '',
    choices: readChoices(values, note),
    lang: readLanguage(values.get('lang'), note),
    unread,
  };
}

type Note = (name: string, text: string, reason: UnreadReason) => void;
type Values = ReadonlyMap<string, string>;

/** The decoded parameters by name, and the unknown, repeated or undecodable parts. */
function splitAddress(search: string): { readonly values: Values; readonly unread: Unread[] } {
  const unread: Unread[] = [];
  const values = new Map<string, string>();
  for (const raw of search.replace(/^\?/, '').split('&')) {
    if (raw === '') continue;
    const equals = raw.indexOf('=');
    const name = decode(equals < 0 ? raw : raw.slice(0, equals));
    const text = decode(equals < 0 ? '' : raw.slice(equals + 1));
    if (name === undefined || text === undefined) unread.push({ name: name ?? raw, text: raw, raw, reason: 'escape' });
    else if (!PAGE_PARAMETERS.includes(name)) unread.push({ name, text, raw, reason: 'unknown-name' });
    else if (values.has(name)) unread.push({ name, text, raw, reason: 'repeated' });
    else values.set(name, text);
  }
  return { values, unread };
}

function readFilter(name: string, values: Values, note: Note): readonly Condition[] {
  const { conditions: read, errors } = parseFilter(values.get(name) ?? '');
  const conditions = distinctConditions(read);
  for (const condition of conditions.slice(MAX_CONDITIONS)) note(name, printCondition(condition), 'too-many');
  for (const error of errors) note(name, error.text, error.reason);
  return conditions.slice(0, MAX_CONDITIONS);
}

/** The filters in the address that PAI does not support. */
function readExtra(prefix: '' | 'vs.', values: Values, note: Note): Partial<ExtraFilter> {
  const read = <T>(word: string, reader: (text: string) => ReadPart<T>): T | undefined => {
    const name = prefix + word;
    const text = values.get(name);
    if (text === undefined) return undefined;
    const { value, issues } = reader(text);
    for (const issue of issues) note(name, issue.text, issue.reason);
    return value;
  };
  const not = read('not', readNot);
  const none = read('none', readNone);
  const from = read('from', readBounds);
  const to = read('to', readBounds);
  const anyFramework = read('any', readAny);
  const state = read('state', readState);
  const runs = read('runs', readRuns);
  return {
    ...(not && { not }),
    ...(none && { none }),
    ...(from && { from }),
    ...(to && { to }),
    ...(anyFramework !== undefined && { anyFramework }),
    ...(state && { state }),
    ...(runs !== undefined && { runs }),
  };
}

function readKeys(text: string, note: Note): readonly string[] {
  if (text === '') return [];
  const keys = new Set<string>();
  for (const key of text.split(',')) {
    if (key === '' || key.includes('=')) note('LabelKeys', key, 'label-key');
    else keys.add(key);
  }
  return [...keys];
}

function readIds(text: string | undefined, note: Note): readonly string[] | undefined {
  if (!text) return text === '' ? [] : undefined;
  const ids: string[] = [];
  for (const id of text.split(',')) {
    if (id !== '' && ids.length < MAX_COMPARED && !ids.includes(id)) ids.push(id);
    else note('ids', id, 'ids');
  }
  return ids;
}

function readSort(text: string, view: View, note: Note): readonly SortLevel[] {
  if (text === '') return [];
  const levels: SortLevel[] = [];
  for (const piece of text.split(',')) {
    const descending = piece.startsWith('-');
    const column = readSortColumn(descending ? piece.slice(1) : piece, view);
    const isNew = !levels.some((level) => level.column === column);
    if (column !== undefined && isNew) levels.push({ column, descending });
    else note('sort', piece, 'sort');
  }
  return levels;
}

function readChoices(values: Values, note: Note): Choices {
  const read = <Name extends ChoiceName>(name: Name): Choices[Name] => {
    const text = values.get(name) ?? '';
    const word = CHOICES[name].find((candidate) => candidate === text);
    if (word === undefined && text !== '') note(name, text, 'choice');
    return word ?? EMPTY_SEARCH.choices[name];
  };
  return {
    order: read('order'),
    empty: read('empty'),
    versions: read('versions'),
    show: read('show'),
    by: read('by'),
    only: read('only'),
  };
}

function readLanguage(text: string | undefined, note: Note): Language | undefined {
  const language = LANGUAGES.find((candidate) => candidate === text);
  if (language === undefined && text !== undefined) note('lang', text, 'choice');
  return language;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
