import type { Choices } from '../../address/search-state.ts';
import { labelId } from '../../api/queries.ts';
import type { ComparedLabel } from '../../image-set/compare-sets.ts';
import { rankLabels } from '../../table/label-ranks.ts';
import { findLabels } from '../../table/label-search.ts';
import { searchWords } from '../../text/search-words.ts';
import type { Words } from '../../text/words.tsx';

/** Where a label of a comparison belongs: on one side only, on both with other numbers of images, or the same. */
export type Place = 'A' | 'B' | 'counts' | 'same';

/** In the order in which rows stand: what differs most comes first. */
const PLACES: readonly Place[] = ['A', 'B', 'counts', 'same'];

/** What each choice of what to show lists. */
const LISTED: Readonly<Record<Choices['show'], readonly Place[]>> = {
  differences: ['A', 'B', 'counts'],
  A: ['A'],
  B: ['B'],
  counts: ['counts'],
  same: ['same'],
  all: PLACES,
  both: ['counts', 'same'],
};

/** A row of the comparison. Ranks are places in the order of all rows' keys and values: equal where these are equal. */
export interface CompareRow extends ComparedLabel {
  readonly id: string;
  readonly place: Place;
  readonly keyRank: number;
  readonly valueRank: number;
}

/** Makes rows of compared labels: by place, then PAI's own keys before those of teams, by key and value. */
export function toCompareRows(labels: readonly ComparedLabel[]): CompareRow[] {
  const { keys, values } = rankLabels(labels);
  return labels
    .map((label, at) => ({
      // Written out: copying the fields by a spread takes several times as long.
      Key: label.Key,
      Value: label.Value,
      a: label.a,
      b: label.b,
      kind: label.kind,
      id: labelId(label),
      place: placeOf(label),
      keyRank: keys.of[at] ?? 0,
      valueRank: values.of[at] ?? 0,
    }))
    .sort(
      (a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place) || a.keyRank - b.keyRank || a.valueRank - b.valueRank,
    );
}

function placeOf({ kind, a, b }: ComparedLabel): Place {
  if (kind !== 'both') return kind;
  return a === b ? 'same' : 'counts';
}

/** How many rows there are of each choice of what to show. */
export function countChoices(rows: readonly CompareRow[]): Readonly<Record<Choices['show'], number>> {
  const places = { A: 0, B: 0, counts: 0, same: 0 };
  for (const { place } of rows) places[place] += 1;
  const { A, B, counts, same } = places;
  return { differences: A + B + counts, A, B, counts, same, all: rows.length, both: counts + same };
}

/** The rows of a choice of what to show. */
export function ofChoice(rows: CompareRow[], show: Choices['show']): CompareRow[] {
  const listed = LISTED[show];
  return show === 'all' ? rows : rows.filter(({ place }) => listed.includes(place));
}

/**
 * The rows that hold a text, by position; undefined if none is searched for. White space around it and case do not count.
 */
export function rowsFound(rows: readonly CompareRow[], q: string, words: Words): Uint8Array | undefined {
  const asked = searchWords(q);
  return asked.length === 0 ? undefined : findLabels(rows, words, asked);
}
