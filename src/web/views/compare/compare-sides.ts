import type { ExtraFilter, ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { imagesOf } from '../../address/images-of.ts';
import {
  type Choices,
  EMPTY_SEARCH,
  type SearchState,
  type SortLevel,
  type Unread,
} from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import type { Scope } from '../../api/label-question.ts';
import { scopeKey } from '../../api/queries.ts';
import type { ScopeDefaults } from '../../filter/filter-changes.ts';
import { linkState } from '../../filter/filter-changes.ts';
import { partsOf, printPart } from '../../filter/filter-parts.ts';
import type { ScopeImages } from '../../image-set/use-scope-images.ts';

/** The name of a side. */
export type Letter = 'A' | 'B';

/** One side of a comparison: its scope and filter, and the images loaded so far. */
export interface Side {
  readonly letter: Letter;
  readonly scope: Scope;
  readonly filter: ImageFilter;
  readonly images: ScopeImages;
  /** The state of the images view for this side. */
  readonly state: SearchState;
  /** The saved day of the images. Absent or empty for now. */
  readonly day?: string;
}

const OTHER_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  ['Region', 'WorkspaceId', 'LabelFilter', 'not', 'none', 'from', 'to', 'any'].flatMap((name) => [
    [name, `vs.${name}`],
    [`vs.${name}`, name],
  ]),
);

/**
 * The state with its sides swapped: their scopes and filters, the listed side, the sort, and unreadable parts.
 * Swapping twice returns the same state.
 */
export function swapSides(state: SearchState): SearchState {
  const { region, workspaceId, conditions, extra, vs, choices } = state;
  return {
    ...state,
    region: vs.region,
    workspaceId: vs.workspaceId,
    conditions: vs.conditions,
    extra: { ...extra, ...vs.extra },
    vs: { region, workspaceId, conditions, extra: pickExtra(extra, (name) => name in vs.extra) },
    choices: { ...choices, show: otherSide(choices.show) },
    sort: state.sort.map((level): SortLevel => ({ ...level, column: otherSide(level.column) })),
    unread: state.unread.map(swapUnread),
  };
}

/** Some of the filters that PAI does not know. */
function pickExtra(extra: Partial<ExtraFilter>, isChosen: (name: string) => boolean): Partial<ExtraFilter> {
  return Object.fromEntries(Object.entries(extra).filter(([name]) => isChosen(name)));
}

/** The letter of the other side; any other text stays the same. */
function otherSide<Word extends Choices['show'] | SortLevel['column']>(word: Word): Word | Letter {
  if (word === 'A') return 'B';
  return word === 'B' ? 'A' : word;
}

function swapUnread(part: Unread): Unread {
  const name = Object.hasOwn(OTHER_NAMES, part.name) ? OTHER_NAMES[part.name] : undefined;
  if (name === undefined) return part;
  const equals = part.raw.indexOf('=');
  const raw = equals < 0 ? name : name + part.raw.slice(equals);
  // For a broken escape, the text is the whole part unchanged.
  return { ...part, name, raw, text: part.text === part.raw ? raw : part.text };
}

/**
 * Turns a change of a state's own scope and filter into a change of side B, so that code for side A works for side B.
 * We rejected fields that know both sides, because every view has these fields.
 */
export function updateOfB(update: UpdateSearch): UpdateSearch {
  return (change, mode) =>
    update((before) => withoutShared(swapSides(change(swapSides(withOwn(before)))), before), mode);
}

/** The state with all filters of side B written out. Otherwise a change of side B would change side A too. */
function withOwn(state: SearchState): SearchState {
  return { ...state, vs: { ...state.vs, extra: { ...state.extra, ...state.vs.extra } } };
}

/** The state without the filters of side B that it shares with side A, unless they were written out before. */
function withoutShared(state: SearchState, before: SearchState): SearchState {
  const texts: Readonly<Record<string, unknown>> = { ...state.extra };
  const own: Readonly<Record<string, unknown>> = { ...state.vs.extra };
  const isOwn = (name: string) => name in before.vs.extra || JSON.stringify(texts[name]) !== JSON.stringify(own[name]);
  return { ...state, vs: { ...state.vs, extra: pickExtra(state.vs.extra, isOwn) } };
}

/** The scope of side B: from the address, else the server's defaults. It never names an image. */
export function scopeOfB({ vs }: SearchState, defaults: ScopeDefaults): Scope {
  return {
    region: vs.region ?? defaults.region,
    workspaceId: vs.workspaceId ?? defaults.workspaceId,
    imageId: '',
  };
}

/** The state of the images view for a side. */
export function stateOfSide(letter: Letter, state: SearchState): SearchState {
  if (letter === 'A') return imagesOf(state, state.conditions);
  const { region, workspaceId, conditions, extra } = state.vs;
  return { ...EMPTY_SEARCH, region, workspaceId, conditions, extra: { ...state.extra, ...extra } };
}

/** Whether both sides have the same images, so that nothing can differ. */
export function isSameSide(a: Pick<Side, 'scope' | 'filter'>, b: Pick<Side, 'scope' | 'filter'>): boolean {
  const printed = ({ filter }: Pick<Side, 'filter'>) =>
    JSON.stringify([partsOf(filter).map(printPart).sort(), filter.anyFramework]);
  return scopeKey(a.scope) === scopeKey(b.scope) && printed(a) === printed(b);
}

/** The state of a copied link: `linkState` of both sides, so that nothing depends on the server's defaults. */
export function linkOfBoth(state: SearchState, scopeA: Scope, defaults: ScopeDefaults): SearchState {
  const withA = linkState(state, scopeA, defaults);
  return swapSides(linkState(swapSides(withA), scopeOfB(state, defaults), defaults));
}
