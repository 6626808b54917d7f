import type { ImageSet } from '../../../../contract/image-tally/image-set.ts';

/** A similar image. */
export interface NearImage {
  readonly id: string;
  readonly name: string;
}

/**
 * The most similar images of an image, nearest first. Rare shared labels count more, because a label of every image
 * is no similarity. Images without a shared label are left out. Equal ones stay in the order of the set.
 */
export function nearestImages(set: ImageSet, imageId: string, max: number): readonly NearImage[] {
  const own = set.positionOf(imageId);
  if (own < 0) return [];
  const scores = new Map<number, number>();
  for (const label of set.labelsOf(own)) {
    let carriers = 0;
    set.eachImageWith(label, () => (carriers += 1));
    const weight = Math.log(set.size / carriers);
    if (weight === 0) continue;
    set.eachImageWith(label, (position) => scores.set(position, (scores.get(position) ?? 0) + weight));
  }
  scores.delete(own);
  return [...scores]
    .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || a - b)
    .slice(0, max)
    .map(([position]) => {
      const id = set.text('ImageId', position) ?? '';
      return { id, name: set.text('Name', position) || id };
    });
}
