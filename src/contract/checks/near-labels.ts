import type { ImageTable } from '../life-cycle/image-table.ts';
import type { FindingList } from './finding.ts';
import { nearPairs } from './near-pairs.ts';

/** A key with more values contains names or ids; similar ones are not typos. */
const MAX_VALUES = 200;

/**
 * Finds keys, and values of one key, that differ by one typo or by case. The finding has the images with the rarer one.
 */
export function addNearLabels(table: ImageTable, found: FindingList): void {
  const counts = new Uint32Array(table.labels.length);
  for (const number of table.labelNumbers) counts[number] = (counts[number] ?? 0) + 1;
  const keys = new Map<string, { count: number; readonly numbers: number[] }>();
  for (const [number, { Key }] of table.labels.entries()) {
    let known = keys.get(Key);
    if (known === undefined) {
      known = { count: 0, numbers: [] };
      keys.set(Key, known);
    }
    known.count += counts[number] ?? 0;
    if (known.numbers.length <= MAX_VALUES) known.numbers.push(number);
  }
  const countOf = (key: string) => keys.get(key)?.count ?? 0;
  const rareKeys = new Map(nearPairs([...keys.keys()], countOf));
  const rareValues = new Map<string, ReadonlyMap<string, string>>();
  for (const [key, { numbers }] of keys) {
    if (numbers.length > MAX_VALUES) continue;
    const values = new Map(numbers.map((number) => [table.labels[number]?.Value ?? '', counts[number] ?? 0]));
    const pairs = nearPairs([...values.keys()], (value) => values.get(value) ?? 0);
    if (pairs.length > 0) rareValues.set(key, new Map(pairs));
  }
  if (rareKeys.size === 0 && rareValues.size === 0) return;
  for (let position = 0; position < table.size; position += 1) {
    const end = table.labelStarts[position + 1] ?? 0;
    for (let at = table.labelStarts[position] ?? 0; at < end; at += 1) {
      const label = table.labels[table.labelNumbers[at] ?? 0];
      if (label === undefined) continue;
      const key = rareKeys.get(label.Key);
      if (key !== undefined) found.add('near-keys', [label.Key, key], position);
      const value = rareValues.get(label.Key)?.get(label.Value);
      if (value !== undefined) found.add('near-values', [label.Key, label.Value, value], position);
    }
  }
}
