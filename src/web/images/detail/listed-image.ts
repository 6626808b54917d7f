import type { Image } from '../../../contract/operations.ts';
import type { ImageSet } from '../../image-set/image-set.ts';

/** What a set knows of an image, its labels included; nothing where the image is not in it. */
export function listedImage(set: ImageSet, imageId: string): Image | undefined {
  const position = set.images.findIndex((image) => image.ImageId === imageId);
  const facts = set.images[position];
  return facts && { ...facts, Labels: set.labelsOf(position).flatMap((number) => set.labels[number] ?? []) };
}
