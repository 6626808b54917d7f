import fc from 'fast-check';
import { expect, it } from 'vitest';
import { imageSetOf } from '../../../../contract/image-tally/image-set-builder.ts';
import { anyImages } from '../../../../contract/image-tally/testing/any-images.ts';
import { firstByName } from './label-images-section.tsx';

it('gives the first by name, then id, as sorting all of them does', () => {
  fc.assert(
    fc.property(anyImages, fc.integer({ min: 1, max: 30 }), (images, limit) => {
      const set = imageSetOf(images);
      const positions = [...images.keys()].filter((position) => position % 3 !== 0);
      const order = (text: string | undefined) => text ?? '';
      const sorted = positions
        .flatMap((position) => images[position] ?? [])
        .sort((a, b) => compare(order(a.Name), order(b.Name)) || compare(a.ImageId, b.ImageId));
      expect(firstByName(set, positions, limit)).toEqual(
        sorted.slice(0, limit).map(({ ImageId, Name }) => ({ id: ImageId, name: Name })),
      );
    }),
  );
});

it('lets an image without a name go by its id', () => {
  const set = imageSetOf([{ ImageId: 'z', Name: 'b' }, { ImageId: 'a' }, { ImageId: 'c', Name: '' }]);
  expect(firstByName(set, [0, 1, 2], 3).map(({ id }) => id)).toEqual(['a', 'z', 'c']);
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
