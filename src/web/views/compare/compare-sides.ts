import { type Condition, sameCondition } from '../../../contract/filter.ts';
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
import type { ScopeImages } from '../../image-set/use-scope-images.ts';

/** The name of a side. */
export type Letter = 'A' | 'B';

/** One side of a comparison: which images it looks at, and what has arrived of them. */
export interface Side {
  readonly letter: Letter;
  readonly scope: Scope;
  readonly conditions: readonly Condition[];
  readonly images: ScopeImages;
  /** What the images view opens with to look at this side. */
  readonly state: SearchState;
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  Region: 'vs.Region',
  WorkspaceId: 'vs.WorkspaceId',
  LabelFilter: 'vs.LabelFilter',
  'vs.Region': 'Region',
  'vs.WorkspaceId': 'WorkspaceId',
  'vs.LabelFilter': 'LabelFilter',
};

/**
 * The state with its sides in each other's place: what chooses them, what is listed and sorted by one of them, parts that
 * were not understood too. Twice is the state again.
 */
export function swapSides(state: SearchState): SearchState {
  const { region, workspaceId, conditions, vs, choices } = state;
  return {
    ...state,
    region: vs.region,
    workspaceId: vs.workspaceId,
    conditions: vs.conditions,
    vs: { region, workspaceId, conditions },
    choices: { ...choices, show: otherSide(choices.show) },
    sort: state.sort.map((level): SortLevel => ({ ...level, column: otherSide(level.column) })),
    unread: state.unread.map(swapUnread),
  };
}

/** The letter of the other side; what is no letter of a side stays. */
function otherSide<Word extends Choices['show'] | SortLevel['column']>(word: Word): Word | Letter {
  if (word === 'A') return 'B';
  return word === 'B' ? 'A' : word;
}

function swapUnread(part: Unread): Unread {
  const name = Object.hasOwn(OTHER_NAMES, part.name) ? OTHER_NAMES[part.name] : undefined;
  if (name === undefined) return part;
  const equals = part.raw.indexOf('=');
  const raw = equals < 0 ? name : name + part.raw.slice(equals);
  // Of a broken escape the text is the whole part as it stood.
  return { ...part, name, raw, text: part.text === part.raw ? raw : part.text };
}

/**
 * Changes of side B, worded as changes of a state's own scope and filter: what works for side A works here as it is.
 * Fields that know both sides were refused, since every view has them.
 */
export function updateOfB(update: UpdateSearch): UpdateSearch {
  return (change, mode) => update((before) => swapSides(change(swapSides(before))), mode);
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
  const { region, workspaceId, conditions } = state.vs;
  return { ...EMPTY_SEARCH, region, workspaceId, conditions };
}

/** Whether both sides look at the same images, so that nothing can differ. */
export function isSameSide(a: Pick<Side, 'scope' | 'conditions'>, b: Pick<Side, 'scope' | 'conditions'>): boolean {
  const covers = (some: readonly Condition[], others: readonly Condition[]) =>
    others.every((condition) => some.some((other) => sameCondition(condition, other)));
  return (
    scopeKey(a.scope) === scopeKey(b.scope) && covers(a.conditions, b.conditions) && covers(b.conditions, a.conditions)
  );
}

/** The state that a copied link says: of both sides what `linkState` says of one, so that nothing is left to the server. */
export function linkOfBoth(state: SearchState, scopeA: Scope, defaults: ScopeDefaults): SearchState {
  const withA = linkState(state, scopeA, defaults);
  return swapSides(linkState(swapSides(withA), scopeOfB(state, defaults), defaults));
}
