import type { Choices } from '../../address/search-state.ts';
import { labelId } from '../../api/queries.ts';
import type { ComparedLabel, Kind } from '../../image-set/compare-sets.ts';
import { rankLabels } from '../../table/label-ranks.ts';
import { findLabels } from '../../table/label-search.ts';
import type { Words } from '../../text/english.ts';
import { searchWords } from '../../text/search-words.ts';

/** A row of the comparison. Ranks are places in the order of all rows' keys and values: equal where these are equal. */
export interface CompareRow extends ComparedLabel {
  readonly id: string;
  readonly keyRank: number;
  readonly valueRank: number;
}

/** Makes rows of compared labels, PAI's own keys before those of teams, by key and value. */
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
      keyRank: keys.of[at] ?? 0,
      valueRank: values.of[at] ?? 0,
    }))
    .sort((a, b) => a.keyRank - b.keyRank || a.valueRank - b.valueRank);
}

/** How many labels there are of each choice of what to show. */
export function countKinds(rows: readonly { readonly kind: Kind }[]): Readonly<Record<Choices['show'], number>> {
  const counts = { all: rows.length, A: 0, B: 0, both: 0 };
  for (const row of rows) counts[row.kind] += 1;
  return counts;
}

/** The rows of a choice of what to show. */
export function ofChoice(rows: CompareRow[], show: Choices['show']): CompareRow[] {
  return show === 'all' ? rows : rows.filter((row) => row.kind === show);
}

/**
 * The rows that hold a text, by position; undefined if none is searched for. White space around it and case do not count.
 */
export function rowsFound(rows: readonly CompareRow[], q: string, words: Words): Uint8Array | undefined {
  const asked = searchWords(q);
  return asked.length === 0 ? undefined : findLabels(rows, words, asked);
}
