import type { Label } from './operations.ts';
import { versionKey } from './versions.ts';

/** The values of each key that occurs. A Map is one; others work values out only when their key is asked for. */
export interface ValuesByKey extends Iterable<readonly [key: string, values: readonly string[]]> {
  get(key: string): readonly string[] | undefined;
  keys(): Iterable<string>;
}

/** Groups labels by key. A Map, because keys such as `__proto__` are labels like any other. */
export function valuesByKey(labels: readonly Label[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const label of labels) {
    const known = values.get(label.Key);
    if (known) known.push(label.Value);
    else values.set(label.Key, [label.Value]);
  }
  return values;
}

const sorted = new WeakMap<readonly string[], readonly string[]>();

/** Values newest or greatest first, as facets list versions. A list is sorted once, however often it is asked for. */
export function newestFirst(values: readonly string[]): readonly string[] {
  const known = sorted.get(values);
  if (known) return known;
  const keyed = [...new Set(values)].map((value) => ({ value, key: versionKey(value) }));
  const result = keyed.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0)).map(({ value }) => value);
  sorted.set(values, result);
  return result;
}

/** A text that only equal labels share: the key's length tells where it ends, whatever characters it holds. */
export function labelId(label: Label): string {
  return `${label.Key.length}:${label.Key}=${label.Value}`;
}
