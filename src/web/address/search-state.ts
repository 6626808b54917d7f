import { type Condition, parseFilter, printCondition } from '../../contract/filter.ts';
import { findRegion } from '../../contract/regions.ts';

/** One level of a sort: a column of the labels table and its direction. */
export interface SortLevel {
  readonly column: SortColumn;
  readonly descending: boolean;
}
export type SortColumn = 'Key' | 'Value';

export type UnreadReason =
  | 'region'
  | 'workspace'
  | 'no-equals'
  | 'empty-piece'
  | 'empty-key'
  | 'label-key'
  | 'sort'
  | 'unknown-name'
  | 'repeated'
  | 'escape'
  | 'too-many';

/** A part of an address that was not understood: its parameter, its text, and `name=value` exactly as it stood there. */
export interface Unread {
  readonly name: string;
  readonly text: string;
  readonly raw: string;
  readonly reason: UnreadReason;
}

/**
 * The whole state of a view, as the address holds it (product contract, section 5).
 *
 * A region or workspace that the address leaves out is `undefined`, the server's default; an empty one is "all". What
 * was not understood is kept and written back until the user removes it, so that editing one filter loses no other.
 */
export interface SearchState {
  readonly region: string | undefined;
  readonly workspaceId: string | undefined;
  readonly imageId: string;
  readonly labelKeys: readonly string[];
  readonly conditions: readonly Condition[];
  readonly sort: readonly SortLevel[];
  readonly q: string;
  readonly unread: readonly Unread[];
}

export const EMPTY_SEARCH: SearchState = {
  region: undefined,
  workspaceId: undefined,
  imageId: '',
  labelKeys: [],
  conditions: [],
  sort: [],
  q: '',
  unread: [],
};

/** More conditions than a person sets; a link with more is named and not followed, for each may cost a request. */
const MAX_CONDITIONS = 100;

const NAMES: ReadonlySet<string> = new Set([
  'Region',
  'WorkspaceId',
  'ImageId',
  'LabelKeys',
  'LabelFilter',
  'sort',
  'q',
]);

/** Whether the text is a workspace id: 1 to 20 digits. */
export function isWorkspaceId(text: string): boolean {
  return /^[0-9]{1,20}$/.test(text);
}

/** Reads the query of an address, with or without its `?`. Every part of it ends in the state, understood or not. */
export function parseAddress(search: string): SearchState {
  const unread: Unread[] = [];
  const values = new Map<string, string>();
  for (const raw of search.replace(/^\?/, '').split('&')) {
    if (raw === '') continue;
    const equals = raw.indexOf('=');
    const name = decode(equals < 0 ? raw : raw.slice(0, equals));
    const text = decode(equals < 0 ? '' : raw.slice(equals + 1));
    if (name === undefined || text === undefined) unread.push({ name: name ?? raw, text: raw, raw, reason: 'escape' });
    else if (!NAMES.has(name)) unread.push({ name, text, raw, reason: 'unknown-name' });
    else if (values.has(name)) unread.push({ name, text, raw, reason: 'repeated' });
    else values.set(name, text);
  }

  const note = (name: string, text: string, reason: UnreadReason) =>
    unread.push({ name, text, raw: `${name}=${encode(text)}`, reason });
  const scopeValue = (name: 'Region' | 'WorkspaceId', isGood: (text: string) => boolean, reason: UnreadReason) => {
    const text = values.get(name);
    if (text === undefined || text === '' || isGood(text)) return text;
    note(name, text, reason);
    return undefined;
  };

  const region = scopeValue('Region', (id) => findRegion(id) !== undefined, 'region');
  const workspaceId = scopeValue('WorkspaceId', isWorkspaceId, 'workspace');
  const { conditions: all, faults } = parseFilter(values.get('LabelFilter') ?? '');
  const conditions = all.slice(0, MAX_CONDITIONS);
  for (const condition of all.slice(MAX_CONDITIONS)) note('LabelFilter', printCondition(condition), 'too-many');
  for (const fault of faults) note('LabelFilter', fault.text, fault.reason);
  return {
    region,
    workspaceId,
    imageId: values.get('ImageId') ?? '',
    labelKeys: readKeys(values.get('LabelKeys') ?? '', (text) => note('LabelKeys', text, 'label-key')),
    conditions,
    sort: readSort(values.get('sort') ?? '', (text) => note('sort', text, 'sort')),
    q: values.get('q') ?? '',
    unread,
  };
}

/**
 * Writes a state as the query of an address, empty or beginning with `?`. Only what differs from the default is
 * written; `=`, `,`, `:`, `/` and `*` stay readable. `parseAddress(printAddress(state))` says the same as `state`.
 */
export function printAddress(state: SearchState): string {
  const parts: string[] = [];
  const write = (name: string, value: string) => parts.push(`${name}=${encode(value)}`);
  const unreadTexts = (name: string, reasons: readonly UnreadReason[]) =>
    state.unread.filter((part) => part.name === name && reasons.includes(part.reason)).map((part) => part.text);

  if (state.region !== undefined) write('Region', state.region);
  if (state.workspaceId !== undefined) write('WorkspaceId', state.workspaceId);
  if (state.imageId !== '') write('ImageId', state.imageId);
  const keys = [...unreadTexts('LabelKeys', ['label-key']), ...state.labelKeys];
  if (keys.length > 0) write('LabelKeys', keys.join(','));
  // Unread pieces go first: after a condition, one without "=" would be read as more of that condition's value.
  const pieces = unreadTexts('LabelFilter', ['no-equals', 'empty-piece', 'empty-key']);
  const tooMany = unreadTexts('LabelFilter', ['too-many']);
  const filter = [...pieces, ...state.conditions.map(printCondition), ...tooMany];
  if (filter.length > 0) write('LabelFilter', filter.join(','));
  const levels = [
    ...unreadTexts('sort', ['sort']),
    ...state.sort.map((level) => (level.descending ? `-${level.column}` : level.column)),
  ];
  if (levels.length > 0) write('sort', levels.join(','));
  if (state.q !== '') write('q', state.q);
  for (const part of state.unread) {
    if (['escape', 'unknown-name', 'region', 'workspace'].includes(part.reason)) parts.push(part.raw);
  }
  // A repeated parameter must stay the second of its name, or it would be read as the first.
  for (const part of state.unread.filter((candidate) => candidate.reason === 'repeated')) {
    if (!parts.some((written) => written.startsWith(`${part.name}=`))) parts.push(`${part.name}=`);
    parts.push(part.raw);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The later state, with the lists that say the same as before taken from the earlier one. */
export function keepUnchanged(before: SearchState | undefined, after: SearchState): SearchState {
  if (!before) return after;
  const keep = <Name extends 'labelKeys' | 'conditions' | 'sort' | 'unread'>(name: Name): SearchState[Name] =>
    JSON.stringify(before[name]) === JSON.stringify(after[name]) ? before[name] : after[name];
  return {
    ...after,
    labelKeys: keep('labelKeys'),
    conditions: keep('conditions'),
    sort: keep('sort'),
    unread: keep('unread'),
  };
}

/** Whether the address names a region or workspace that was not understood, so that no rows may be shown for it. */
export function isScopeUnread(state: SearchState): boolean {
  return state.unread.some((part) => part.name === 'Region' || part.name === 'WorkspaceId' || part.name === 'ImageId');
}

/** What an address gives for a parameter that could not be understood, for showing it where it can be mended. */
export function unreadText(state: SearchState, name: string): string | undefined {
  return state.unread.find((part) => part.name === name)?.text;
}

/** The state without the unread parts of one parameter: what choosing a new value for it does. */
export function withoutUnread(state: SearchState, name: string): SearchState {
  return { ...state, unread: state.unread.filter((part) => part.name !== name) };
}

function readKeys(text: string, fault: (text: string) => void): readonly string[] {
  if (text === '') return [];
  const keys = new Set<string>();
  for (const key of text.split(',')) {
    if (key === '' || key.includes('=')) fault(key);
    else keys.add(key);
  }
  return [...keys];
}

function readSort(text: string, fault: (text: string) => void): readonly SortLevel[] {
  if (text === '') return [];
  const levels: SortLevel[] = [];
  for (const piece of text.split(',')) {
    const descending = piece.startsWith('-');
    const column = descending ? piece.slice(1) : piece;
    const isNew = !levels.some((level) => level.column === column);
    if ((column === 'Key' || column === 'Value') && isNew) levels.push({ column, descending });
    else fault(piece);
  }
  return levels;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

const READABLE: Readonly<Record<string, string>> = { '%3D': '=', '%2C': ',', '%3A': ':', '%2F': '/', '%40': '@' };

function encode(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(/%(?:3D|2C|3A|2F|40)/g, (code) => READABLE[code] ?? code);
}
