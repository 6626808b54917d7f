import type { Condition } from '../../contract/filter.ts';
import { EMPTY_EXTRA, type ExtraFilter, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ExtraIssueReason } from '../../contract/image-filter/read-extra-filter.ts';
import type { Language } from '../../contract/page-load/preferences.ts';
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

/** A part of an address that could not be read: its parameter, its text, and the original `name=value`. */
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
  /** Filters that PAI does not support; an absent one has the value of the first side. */
  readonly extra: Partial<ExtraFilter>;
}

/** Parameters of a view that accept a few words. */
export interface Choices {
  /** The order of the matrix. */
  readonly order: 'version' | 'count';
  /** Whether rows and columns of the matrix without any image are shown. */
  readonly empty: 'show' | 'hide';
  /** Whether versions of frameworks have separate rows in the matrix. */
  readonly versions: 'hide' | 'show';
  /**
   * The labels in a comparison of scopes: those on one side only or with different counts, parts of these, or others.
   */
  readonly show: 'differences' | 'A' | 'B' | 'counts' | 'same' | 'all' | 'both';
  /** The rows of a comparison with a saved day. */
  readonly by: 'images' | 'labels';
  /** The rows of a comparison of images. */
  readonly only: 'all' | 'differences';
}

export type ChoiceName = keyof Choices;

/** The words of each; the first is the default and is not printed. */
export const CHOICES: { readonly [Name in ChoiceName]: readonly Choices[Name][] } = {
  order: ['version', 'count'],
  empty: ['show', 'hide'],
  versions: ['hide', 'show'],
  show: ['differences', 'A', 'B', 'counts', 'same', 'all', 'both'],
  by: ['images', 'labels'],
  only: ['all', 'differences'],
};

/**
 * The whole state of a view, as in the address (src/contract/README.md, section 5).
 *
 * An absent region or workspace is `undefined`, the server's default; an empty one means all. Unread parts are kept and
 * printed until the user removes them, so that editing one filter loses no other.
 */
export interface SearchState {
  readonly region: string | undefined;
  readonly workspaceId: string | undefined;
  readonly imageId: string;
  readonly labelKeys: readonly string[];
  readonly conditions: readonly Condition[];
  /** Filters that PAI does not support. */
  readonly extra: ExtraFilter;
  readonly sort: readonly SortLevel[];
  readonly q: string;
  /** The open detail: the id of an image, or a label as `key=value`; empty for none. */
  readonly sel: string;
  /** The keys of the matrix; empty for the default ones. */
  readonly rows: string;
  readonly cols: string;
  /** The open groups of the matrix: the key of the axis, and a framework or the number of a major. */
  readonly open: readonly Condition[];
  /** The ids of the compared images; undefined if scopes are compared. */
  readonly ids: readonly string[] | undefined;
  readonly vs: OtherSide;
  /** The saved day of the other side; empty for now. */
  readonly day: string;
  readonly choices: Choices;
  /** The language in the address; undefined, and not printed, if absent. */
  readonly lang: Language | undefined;
  readonly unread: readonly Unread[];
}

/** More images do not fit side by side. */
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

/** The whole filter of a state within its scope. */
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

/** Parameters with the same meaning in every view. */
const SHARED = /^(?:lang|Region|WorkspaceId|ImageId|LabelKeys|LabelFilter|not|none|from|to|any|state|runs)$/;

/** The state without the parameters of one view. Other views open with it, so scope and filters are kept. */
export function forOtherView(state: SearchState): SearchState {
  const { lang, region, workspaceId, imageId, labelKeys, conditions, extra, unread } = state;
  const shared = unread.filter((part) => SHARED.test(part.name));
  return { ...EMPTY_SEARCH, lang, region, workspaceId, imageId, labelKeys, conditions, extra, unread: shared };
}

/** The later state; unchanged parts are the same objects as in the earlier one. */
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

/** Whether the region, workspace or image in the address could not be read; then no rows may be shown. */
export function isScopeUnread(state: SearchState): boolean {
  return state.unread.some((part) => part.name === 'Region' || part.name === 'WorkspaceId' || part.name === 'ImageId');
}

/** The same for the other side of a comparison. */
export function isOtherScopeUnread(state: SearchState): boolean {
  return state.unread.some((part) => /^vs\.(?:Region|WorkspaceId|day)$/.test(part.name));
}

/** The unread text of a parameter, for its field, where the user can fix it. */
export function unreadText(state: SearchState, name: string): string | undefined {
  return state.unread.find((part) => part.name === name)?.text;
}

/** The state without the unread parts of one parameter, for use when the user chooses a new value. */
export function withoutUnread(state: SearchState, name: string): SearchState {
  return { ...state, unread: state.unread.filter((part) => part.name !== name) };
}
