import type { Label } from './operations.ts';

/** The values of each key. A Map is one implementation; others compute values only when their key is read. */
export interface ValuesByKey extends Iterable<readonly [key: string, values: readonly string[]]> {
  get(key: string): readonly string[] | undefined;
  keys(): Iterable<string>;
}

/** Groups labels by key. A Map, because keys such as `__proto__` are valid labels. */
export function valuesByKey(labels: readonly Label[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const label of labels) {
    const known = values.get(label.Key);
    if (known) known.push(label.Value);
    else values.set(label.Key, [label.Value]);
  }
  return values;
}

/** A text that only equal labels share: it starts with the length of the key, so the end of the key is always clear. */
export function labelId(label: Label): string {
  return `${label.Key.length}:${label.Key}=${label.Value}`;
}

/**
 * The labels without repetitions, in their order. Equal keys and equal values become one text each: the 100,000 labels of
 * a parsed response have a text of their own for each, and a text more for their ids would take four times as long.
 */
export function distinctLabels(labels: readonly Label[]): readonly Label[] {
  const keys = new Map<string, { readonly Key: string; readonly values: Set<string> }>();
  const texts = new Map<string, string>();
  const distinct: Label[] = [];
  for (const label of labels) {
    let known = keys.get(label.Key);
    if (known === undefined) {
      known = { Key: label.Key, values: new Set() };
      keys.set(label.Key, known);
    }
    if (known.values.has(label.Value)) continue;
    let Value = texts.get(label.Value);
    if (Value === undefined) {
      Value = label.Value;
      texts.set(Value, Value);
    }
    known.values.add(Value);
    distinct.push({ Key: known.Key, Value });
  }
  return distinct;
}
