import { countLabels } from '../../contract/image-tally/count-labels.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Label } from '../../contract/operations.ts';
import { versionKey } from '../../contract/versions.ts';

/** A label that occurs together with others, and the number of the given images with it. */
export interface Companion {
  readonly label: Label;
  readonly count: number;
}

/**
 * The other labels of the images with a label (by its number), most frequent first, equal ones by key and version; at
 * most `limit` of them. Counting visits the images once. Only candidates for the first places are sorted, because a
 * large set has many more labels than are shown.
 */
export function companionsOf(
  set: ImageSet,
  positions: readonly number[],
  besides: number | undefined,
  limit: number,
): readonly Companion[] {
  const counts = countLabels(set, positions);
  if (besides !== undefined) counts[besides] = 0;
  const least = counts.slice().sort().at(-limit) ?? 0;
  const found: (Companion & { readonly order: string })[] = [];
  set.labels.forEach((label, number) => {
    const count = counts[number] ?? 0;
    if (count === 0 || count < least) return;
    found.push({ label, count, order: `${label.Key}\u0000${versionKey(label.Value)}` });
  });
  return found
    .sort((a, b) => b.count - a.count || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .slice(0, limit)
    .map(({ label, count }) => ({ label, count }));
}
