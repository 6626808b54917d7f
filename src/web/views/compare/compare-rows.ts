import type { Choices } from '../../address/search-state.ts';
import { labelId } from '../../api/queries.ts';
import type { ComparedLabel, Kind } from '../../image-set/compare-sets.ts';
import { rankLabels } from '../../table/label-ranks.ts';
import type { Words } from '../../text/english.ts';
import { keyName } from '../../text/key-name.ts';
import { holdsWords, searchWords } from '../../text/search-words.ts';

/** A row of the comparison. Ranks are places in the order of all rows' keys and values: equal where these are equal. */
export interface CompareRow extends ComparedLabel {
  readonly id: string;
  readonly keyRank: number;
  readonly valueRank: number;
  /** What the text search looks in, in lower case. */
  readonly searched: string;
}

/** Makes rows of compared labels, PAI's own keys before those of teams, by key and value. */
export function toCompareRows(labels: readonly ComparedLabel[], words: Words): CompareRow[] {
  const { ofKey, ofValue } = rankLabels(labels);
  return labels
    .map((label) => ({
      // Written out: copying the fields by a spread takes several times as long.
      Key: label.Key,
      Value: label.Value,
      a: label.a,
      b: label.b,
      kind: label.kind,
      id: labelId(label),
      keyRank: ofKey(label.Key),
      valueRank: ofValue(label.Value),
      searched: `${keyName(words, label.Key) ?? ''}\n${label.Key}=${label.Value}`.toLowerCase(),
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

/** The rows that hold a text; undefined if none is searched for. White space around it and case do not count. */
export function rowsFound(rows: readonly CompareRow[], q: string): ReadonlySet<CompareRow> | undefined {
  const asked = searchWords(q);
  return asked.length === 0 ? undefined : new Set(rows.filter((row) => holdsWords(row.searched, asked)));
}
