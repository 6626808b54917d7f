import { compareText } from '../../../contract/compare-text.ts';
import type { ImageFacts, ImageSet } from '../../image-set/image-set.ts';

/** The images at some positions that come first by name, then by id; an image without a name goes by its id. */
export function firstByName(set: ImageSet, positions: readonly number[], limit: number): readonly ImageFacts[] {
  const first: ImageFacts[] = [];
  // One walk that keeps the first ones: a label of everything would have all images sorted for the few that are shown.
  for (const position of positions) {
    const image = set.images[position];
    const last = first.at(-1);
    if (!image || (last && first.length === limit && compareNames(image, last) >= 0)) continue;
    const at = first.findIndex((other) => compareNames(image, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, image);
    if (first.length > limit) first.pop();
  }
  return first;
}

function compareNames(a: ImageFacts, b: ImageFacts): number {
  return compareText(a.Name || a.ImageId, b.Name || b.ImageId) || compareText(a.ImageId, b.ImageId);
}
