import { countLabels } from '../../contract/image-tally/count-labels.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Label } from '../../contract/operations.ts';
import { versionKey } from '../../contract/versions.ts';

/** A label that goes with others, and how many of the images looked at carry it. */
export interface Companion {
  readonly label: Label;
  readonly count: number;
}

/**
 * The labels that images carry beside one label of theirs (its number), the most frequent first, equal ones by key and
 * then by version; at most `limit` of them. Counting takes one walk over the images; only what could be among the first
 * ones is put into order, because a large set has far more labels than are shown.
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
