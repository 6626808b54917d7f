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

/** The labels without repetitions, in their order. A text for each of 100,000 labels would take four times as long. */
export function distinctLabels(labels: readonly Label[]): readonly Label[] {
  const values = new Map<string, Set<string>>();
  return labels.filter(({ Key, Value }) => {
    const known = values.get(Key);
    if (known === undefined) values.set(Key, new Set([Value]));
    else if (known.has(Value)) return false;
    else known.add(Value);
    return true;
  });
}
