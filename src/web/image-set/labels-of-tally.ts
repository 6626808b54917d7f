import type { Label } from '../../contract/operations.ts';
import type { Tally } from './tally.ts';

/** The distinct labels of the images that satisfy a filter; of these keys only, if there are any. What ListImageLabels would answer. */
export function labelsOfTally({ set, positions }: Tally, labelKeys: readonly string[]): readonly Label[] {
  const isCarried = new Uint8Array(set.labels.length);
  for (const position of positions) for (const number of set.labelsOf(position)) isCarried[number] = 1;
  const keys = new Set(labelKeys);
  return set.labels.filter((label, number) => isCarried[number] === 1 && (keys.size === 0 || keys.has(label.Key)));
}
