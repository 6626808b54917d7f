import { categoryOf } from '../../contract/label-keys.ts';
import type { Label } from '../../contract/operations.ts';
import { versionKey } from '../../contract/versions.ts';

/** The places of keys and values in the order of all rows' ones, from 0: equal where these are equal. */
interface LabelRanks {
  readonly ofKey: (key: string) => number;
  readonly ofValue: (value: string) => number;
}

/**
 * Ranks the keys of labels, PAI's own before those of teams, by name whatever its case; and their values as versions.
 * Each distinct one is turned into a sort key once, here, so that sorting compares whole numbers however often it is
 * done.
 */
export function rankLabels(labels: readonly Label[]): LabelRanks {
  const keys = ranks(
    labels.map((label) => label.Key),
    (key) => `${categoryOf(key) === 'custom' ? '1' : '0'}${key.toLowerCase()}`,
  );
  const values = ranks(
    labels.map((label) => label.Value),
    versionKey,
  );
  return { ofKey: (key) => keys.get(key) ?? 0, ofValue: (value) => values.get(value) ?? 0 };
}

function ranks(texts: readonly string[], sortKey: (text: string) => string): ReadonlyMap<string, number> {
  const order = [...new Set(texts)]
    .map((text) => ({ text, key: sortKey(text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.text < b.text ? -1 : 1));
  return new Map(order.map(({ text }, rank) => [text, rank]));
}

/**
 * How columns of rows that hold ranks are sorted: ascending first. No row lacks a rank, and not asking for values halves
 * the time that sorting 100,000 rows takes.
 */
export const FAST_SORT = { sortDescFirst: false, sortUndefined: false } as const;
