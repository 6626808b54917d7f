import { type CompareRow, PLACES, type Place } from '../../../contract/rows/compared-rows.ts';
import { searchWords } from '../../../contract/search-words.ts';
import type { Choices } from '../../address/search-state.ts';
import { findLabels } from '../../table/label-search.ts';
import type { Words } from '../../text/words.tsx';

/** The rows that each choice lists. */
const LISTED: Readonly<Record<Choices['show'], readonly Place[]>> = {
  differences: ['A', 'B', 'counts'],
  A: ['A'],
  B: ['B'],
  counts: ['counts'],
  same: ['same'],
  all: PLACES,
  both: ['counts', 'same'],
};

/** The number of rows of each choice. */
export function countChoices(rows: readonly CompareRow[]): Readonly<Record<Choices['show'], number>> {
  const places = { A: 0, B: 0, counts: 0, same: 0 };
  for (const { place } of rows) places[place] += 1;
  const { A, B, counts, same } = places;
  return { differences: A + B + counts, A, B, counts, same, all: rows.length, both: counts + same };
}

/** The rows of a choice. */
export function ofChoice(rows: CompareRow[], show: Choices['show']): CompareRow[] {
  const listed = LISTED[show];
  return show === 'all' ? rows : rows.filter(({ place }) => listed.includes(place));
}

/**
 * The rows that contain a text, by position. Undefined without a text. Surrounding white space and case are ignored.
 */
export function rowsFound(rows: readonly CompareRow[], q: string, words: Words): Uint8Array | undefined {
  const asked = searchWords(q);
  return asked.length === 0 ? undefined : findLabels(rows, words, asked);
}
