import { versionKey } from './versions.ts';

const sorted = new WeakMap<readonly string[], readonly string[]>();

/** Values with the newest or greatest first, as facets list versions. Each list is sorted once and cached. */
export function newestFirst(values: readonly string[]): readonly string[] {
  const known = sorted.get(values);
  if (known) return known;
  const keyed = [...new Set(values)].map((value) => ({ value, key: versionKey(value) }));
  const result = keyed.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0)).map(({ value }) => value);
  sorted.set(values, result);
  return result;
}
