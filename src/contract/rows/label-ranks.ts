import { categoryOf } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import { compareText, versionKey } from '../versions.ts';
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
      labels,
      ({ Key }) => Key,
      (key) => `${categoryOf(key) === 'custom' ? '1' : '0'}${key.toLowerCase()}`,
    ),
    values: rank(labels, ({ Value }) => Value, versionKey),
  };
}

function rank(labels: readonly Label[], textOf: (label: Label) => string, sortKey: (text: string) => string): Ranks {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  // First the number of each label's text, then the rank of each number: one lookup of a text for each label.
  const of = new Uint32Array(labels.length);
  labels.forEach((label, at) => {
    const text = textOf(label);
    let number = numbers.get(text);
    if (number === undefined) {
      number = texts.length;
      numbers.set(text, number);
      texts.push(text);
    }
    of[at] = number;
  });
  const keys = texts.map(sortKey);
  // A list, because labels mostly arrive in this order, and the sort of a typed array does not profit from that.
  const order = [...texts.keys()].sort(
    (a, b) => compareText(keys[a] ?? '', keys[b] ?? '') || compareText(texts[a] ?? '', texts[b] ?? ''),
  );
  const ranks = new Uint32Array(texts.length);
  order.forEach((number, place) => {
    ranks[number] = place;
  });
  for (let at = 0; at < of.length; at += 1) of[at] = ranks[of[at] ?? 0] ?? 0;
  return { of, count: texts.length };
}
