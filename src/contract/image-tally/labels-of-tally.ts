import type { Label } from '../operations.ts';
import { countLabels } from './count-labels.ts';
import type { Tally } from './tally.ts';

/**
 * The distinct labels of the images that satisfy a filter, limited to these keys if there are any: the answer of
 * ListImageLabels.
 */
export function labelsOfTally({ set, positions }: Tally, labelKeys: readonly string[]): readonly Label[] {
  const counts = countLabels(set, positions);
  const keys = new Set(labelKeys);
  return set.labels.filter((label, number) => (counts[number] ?? 0) > 0 && (keys.size === 0 || keys.has(label.Key)));
}
