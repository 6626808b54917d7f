import type { ImageSet } from './image-set.ts';

/** The number of images at some positions with each label, by label number. Visits each of their labels once. */
export function countLabels(
  { labels, labelNumbers, labelStarts }: ImageSet,
  positions: readonly number[],
): Uint32Array {
  const counts = new Uint32Array(labels.length);
  for (const position of positions) {
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const number = labelNumbers[at] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return counts;
}
