import { categoryOf } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import { versionKey } from '../versions.ts';
import type { Ranks } from './sort-order.ts';

/** The ranks of keys and values, by position; equal texts have equal ranks. */
interface LabelRanks {
  readonly keys: Ranks;
  readonly values: Ranks;
}

/**
 * Ranks the keys of labels (PAI's own before custom keys, by name without regard to case) and their values as versions.
 * Each distinct text becomes a sort key once, here, so that every later sort only counts integers.
 */
export function rankLabels(labels: readonly Label[]): LabelRanks {
  return {
    keys: rank(
      labels.map((label) => label.Key),
      (key) => `${categoryOf(key) === 'custom' ? '1' : '0'}${key.toLowerCase()}`,
    ),
    values: rank(
      labels.map((label) => label.Value),
      versionKey,
    ),
  };
}

function rank(texts: readonly string[], sortKey: (text: string) => string): Ranks {
  const order = [...new Set(texts)]
    .map((text) => ({ text, key: sortKey(text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.text < b.text ? -1 : 1));
  const ranks = new Map(order.map(({ text }, place) => [text, place]));
  return { of: Uint32Array.from(texts, (text) => ranks.get(text) ?? 0), count: order.length };
}
