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
  /** What the images view opens with to look at this side. */
  readonly state: SearchState;
  /** The saved day on which the images are looked at; left out or empty for now. */
  readonly day?: string;
}

const OTHER_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  ['Region', 'WorkspaceId', 'LabelFilter', 'not', 'none', 'from', 'to', 'any'].flatMap((name) => [
    [name, `vs.${name}`],
    [`vs.${name}`, name],
  ]),
);

/**
 * The state with its sides in each other's place: what chooses them, what is listed and sorted by one of them, parts that
 * were not understood too. Twice is the state again.
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
 * Changes of side B, worded as changes of a state's own scope and filter: what works for side A works here as it is.
 * Fields that know both sides were refused, since every view has them.
 */
export function updateOfB(update: UpdateSearch): UpdateSearch {
  return (change, mode) =>
    update((before) => withoutShared(swapSides(change(swapSides(withOwn(before)))), before), mode);
}

/** The state whose side B says all of its filters itself: else a change of it would change side A too. */
function withOwn(state: SearchState): SearchState {
  return { ...state, vs: { ...state.vs, extra: { ...state.extra, ...state.vs.extra } } };
}

/** The state whose side B says no more of its filters than it did before and what differs from side A. */
function withoutShared(state: SearchState, before: SearchState): SearchState {
  const texts: Readonly<Record<string, unknown>> = { ...state.extra };
  const own: Readonly<Record<string, unknown>> = { ...state.vs.extra };
  const isOwn = (name: string) => name in before.vs.extra || JSON.stringify(texts[name]) !== JSON.stringify(own[name]);
  return { ...state, vs: { ...state.vs, extra: pickExtra(state.vs.extra, isOwn) } };
}

/** The scope of side B: what the address says, else the server's defaults. It never names an image. */
export function scopeOfB({ vs }: SearchState, defaults: ScopeDefaults): Scope {
  return {
    region: vs.region ?? defaults.region,
    workspaceId: vs.workspaceId ?? defaults.workspaceId,
    imageId: '',
  };
}

/** What the images view opens with to look at a side. */
export function stateOfSide(letter: Letter, state: SearchState): SearchState {
  if (letter === 'A') return imagesOf(state, state.conditions);
  const { region, workspaceId, conditions, extra } = state.vs;
  return { ...EMPTY_SEARCH, region, workspaceId, conditions, extra: { ...state.extra, ...extra } };
}

/** Whether both sides look at the same images, so that nothing can differ. */
export function isSameSide(a: Pick<Side, 'scope' | 'filter'>, b: Pick<Side, 'scope' | 'filter'>): boolean {
  const printed = ({ filter }: Pick<Side, 'filter'>) =>
    JSON.stringify([partsOf(filter).map(printPart).sort(), filter.anyFramework]);
  return scopeKey(a.scope) === scopeKey(b.scope) && printed(a) === printed(b);
}

/** The state that a copied link says: of both sides what `linkState` says of one, so that nothing is left to the server. */
export function linkOfBoth(state: SearchState, scopeA: Scope, defaults: ScopeDefaults): SearchState {
  const withA = linkState(state, scopeA, defaults);
  return swapSides(linkState(swapSides(withA), scopeOfB(state, defaults), defaults));
}
