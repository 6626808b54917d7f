import type { Label } from '../../contract/operations.ts';
import { sortByVersion } from '../../contract/versions.ts';

/** The values of each key that occurs, in the order of the answer. */
export type ValuesByKey = ReadonlyMap<string, readonly string[]>;

/** Groups labels by key. A Map, because keys such as `__proto__` are labels like any other. */
export function valuesByKey(labels: readonly Label[]): ValuesByKey {
  const values = new Map<string, string[]>();
  for (const label of labels) {
    const known = values.get(label.Key);
    if (known) known.push(label.Value);
    else values.set(label.Key, [label.Value]);
  }
  return values;
}

/** Values newest or greatest first, as facets list versions. */
export function newestFirst(values: Iterable<string>): readonly string[] {
  return [...sortByVersion([...new Set(values)], (value) => value)].reverse();
}
