import type { ImageSet } from '../../../../contract/image-tally/image-set.ts';

/** An image that another one resembles. */
export interface NearImage {
  readonly id: string;
  readonly name: string;
}

/**
 * The images that share most with one image, nearest first. A shared label counts by how rare it is: what every image
 * carries says nothing. Images that share nothing are left out; of equals the first of the set comes first.
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
