import type { Condition } from '../../contract/filter.ts';
import { EMPTY_EXTRA, type ExtraFilter, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ExtraIssueReason } from '../../contract/image-filter/read-extra-filter.ts';
import type { Language } from '../../contract/preferences.ts';
import type { SortColumn } from '../../contract/rows/sort-columns.ts';

/** One level of a sort: a column of the view's table and its direction. */
export interface SortLevel {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export type UnreadReason =
  | 'region'
  | 'workspace'
  | 'day'
  | ExtraIssueReason
  | 'label-key'
  | 'ids'
  | 'sort'
  | 'choice'
  | 'group'
  | 'unknown-name'
  | 'repeated'
  | 'escape';

/** A part of an address that was not understood: its parameter, its text, and `name=value` exactly as it stood there. */
export interface Unread {
  readonly name: string;
  readonly text: string;
  readonly raw: string;
  readonly reason: UnreadReason;
}

/** The other side of a comparison: a region, a workspace and a filter, as in the state itself. */
export interface OtherSide {
  readonly region: string | undefined;
  readonly workspaceId: string | undefined;
  readonly conditions: readonly Condition[];
  /** Filters that PAI does not know; one that is absent is that of the first side. */
  readonly extra: Partial<ExtraFilter>;
}

/** Parameters of a view that take one of a few words. */
export interface Choices {
  /** The order of the matrix. */
  readonly order: 'version' | 'count';
  /** Whether rows and columns of the matrix without any image are shown. */
  readonly empty: 'show' | 'hide';
  /** Whether a framework's versions have their own rows in the matrix. */
  readonly versions: 'hide' | 'show';
  /** Which labels a comparison of scopes lists: those on one side only or with other counts, parts of these, or others. */
  readonly show: 'differences' | 'A' | 'B' | 'counts' | 'same' | 'all' | 'both';
  /** What a comparison with a saved day lists. */
  readonly by: 'images' | 'labels';
  /** Which rows a comparison of images lists. */
  readonly only: 'all' | 'differences';
}

export type ChoiceName = keyof Choices;

/** The words of each; the first is the default and is not written. */
export const CHOICES: { readonly [Name in ChoiceName]: readonly Choices[Name][] } = {
  order: ['version', 'count'],
  empty: ['show', 'hide'],
  versions: ['hide', 'show'],
  show: ['differences', 'A', 'B', 'counts', 'same', 'all', 'both'],
  by: ['images', 'labels'],
  only: ['all', 'differences'],
};

/**
 * The whole state of a view, as the address holds it (src/contract/README.md, section 5).
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
  /** Filters that PAI does not know. */
  readonly extra: ExtraFilter;
  readonly sort: readonly SortLevel[];
  readonly q: string;
  /** The open detail: the id of an image, or a label as `key=value`; empty for none. */
  readonly sel: string;
  /** The keys of the matrix; empty for the default ones. */
  readonly rows: string;
  readonly cols: string;
  /** The groups of the matrix that are open: the key of the axis, and a framework or the number of a major. */
  readonly open: readonly Condition[];
  /** The ids of the images compared; undefined if scopes are. */
  readonly ids: readonly string[] | undefined;
  readonly vs: OtherSide;
  /** The saved day on which the other side is looked at; empty for now. */
  readonly day: string;
  readonly choices: Choices;
  /** The language that the address asks for; undefined, and not written, if it names none. */
  readonly lang: Language | undefined;
  readonly unread: readonly Unread[];
}

/** More images would not stand beside each other. */
export const MAX_COMPARED = 4;

export const EMPTY_SEARCH: SearchState = {
  region: undefined,
  workspaceId: undefined,
  imageId: '',
  labelKeys: [],
  conditions: [],
  extra: EMPTY_EXTRA,
  sort: [],
  q: '',
  sel: '',
  rows: '',
  cols: '',
  open: [],
  ids: undefined,
  vs: { region: undefined, workspaceId: undefined, conditions: [], extra: {} },
  day: '',
  choices: { order: 'version', empty: 'show', versions: 'hide', show: 'differences', by: 'images', only: 'all' },
  lang: undefined,
  unread: [],
};

/** All that chooses images within the scope of a state. */
export function filterOf({ conditions, extra }: Pick<SearchState, 'conditions' | 'extra'>): ImageFilter {
  return { conditions, ...extra };
}

/** The state with another filter. */
export function withFilter(state: SearchState, { conditions, ...extra }: ImageFilter): SearchState {
  return { ...state, conditions, extra };
}

/** Whether the text is a workspace id: 1 to 20 digits. */
export function isWorkspaceId(text: string): boolean {
  return /^[0-9]{1,20}$/.test(text);
}

/** Parameters that mean the same in every view. */
const SHARED = /^(?:lang|Region|WorkspaceId|ImageId|LabelKeys|LabelFilter|not|none|from|to|any|state|runs)$/;

/** The state without what belongs to one view only: what another view opens with, so that scope and filters go along. */
export function forOtherView(state: SearchState): SearchState {
  const { lang, region, workspaceId, imageId, labelKeys, conditions, extra, unread } = state;
  const shared = unread.filter((part) => SHARED.test(part.name));
  return { ...EMPTY_SEARCH, lang, region, workspaceId, imageId, labelKeys, conditions, extra, unread: shared };
}

/** The later state, with the parts that say the same as before taken from the earlier one. */
export function structuralShare(before: SearchState | undefined, after: SearchState): SearchState {
  if (!before) return after;
  const keep = <
    Name extends 'labelKeys' | 'conditions' | 'extra' | 'sort' | 'ids' | 'open' | 'vs' | 'choices' | 'unread',
  >(
    name: Name,
  ): SearchState[Name] => (JSON.stringify(before[name]) === JSON.stringify(after[name]) ? before[name] : after[name]);
  return {
    ...after,
    labelKeys: keep('labelKeys'),
    conditions: keep('conditions'),
    extra: keep('extra'),
    sort: keep('sort'),
    open: keep('open'),
    ids: keep('ids'),
    vs: keep('vs'),
    choices: keep('choices'),
    unread: keep('unread'),
  };
}

/** Whether the address names a region, workspace or image that was not understood, so that no rows may be shown for it. */
export function isScopeUnread(state: SearchState): boolean {
  return state.unread.some((part) => part.name === 'Region' || part.name === 'WorkspaceId' || part.name === 'ImageId');
}

/** The same of the other side of a comparison. */
export function isOtherScopeUnread(state: SearchState): boolean {
  return state.unread.some((part) => /^vs\.(?:Region|WorkspaceId|day)$/.test(part.name));
}

/** What an address gives for a parameter that could not be understood, for showing it where it can be mended. */
export function unreadText(state: SearchState, name: string): string | undefined {
  return state.unread.find((part) => part.name === name)?.text;
}

/** The state without the unread parts of one parameter: what choosing a new value for it does. */
export function withoutUnread(state: SearchState, name: string): SearchState {
  return { ...state, unread: state.unread.filter((part) => part.name !== name) };
}
