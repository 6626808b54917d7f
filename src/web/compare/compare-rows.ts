import { categoryOf } from '../../contract/label-keys.ts';
import { versionKey } from '../../contract/versions.ts';
import type { Choices } from '../address/search-state.ts';
import { labelId } from '../api/queries.ts';
import type { ComparedLabel, Kind } from '../image-set/compare-sets.ts';
import type { Words } from '../text/english.ts';
import { keyName } from '../text/key-name.ts';

/** A row of the comparison. Ranks are places in the order of all rows' keys and values: equal where these are equal. */
export interface CompareRow extends ComparedLabel {
  readonly id: string;
  readonly keyRank: number;
  readonly valueRank: number;
  /** What the text search looks in, in lower case. */
  readonly searched: string;
}

/**
 * Makes rows of compared labels, PAI's own keys before those of teams, by key and value. Each distinct key and value is
 * turned into a sort key once, here, so that sorting compares whole numbers however often it is done.
 */
export function toCompareRows(labels: readonly ComparedLabel[], words: Words): CompareRow[] {
  const keyRanks = ranks(
    labels.map((label) => label.Key),
    (key) => `${categoryOf(key) === 'custom' ? '1' : '0'}${key.toLowerCase()}`,
  );
  const valueRanks = ranks(
    labels.map((label) => label.Value),
    versionKey,
  );
  return labels
    .map((label) => ({
      // Written out: copying the fields by a spread takes several times as long.
      Key: label.Key,
      Value: label.Value,
      a: label.a,
      b: label.b,
      kind: label.kind,
      id: labelId(label),
      keyRank: keyRanks.get(label.Key) ?? 0,
      valueRank: valueRanks.get(label.Value) ?? 0,
      searched: `${keyName(words, label.Key) ?? ''}\n${label.Key}=${label.Value}`.toLowerCase(),
    }))
    .sort((a, b) => a.keyRank - b.keyRank || a.valueRank - b.valueRank);
}

function ranks(texts: readonly string[], sortKey: (text: string) => string): ReadonlyMap<string, number> {
  const order = [...new Set(texts)]
    .map((text) => ({ text, key: sortKey(text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.text < b.text ? -1 : 1));
  return new Map(order.map(({ text }, rank) => [text, rank]));
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

/** The rows that hold a text; nothing where none is searched for. White space around it and case do not count. */
export function rowsFound(rows: readonly CompareRow[], q: string): ReadonlySet<CompareRow> | undefined {
  const sought = q.trim().toLowerCase();
  return sought === '' ? undefined : new Set(rows.filter((row) => row.searched.includes(sought)));
}
