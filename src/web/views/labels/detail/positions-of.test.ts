import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelFilterOnly } from '../../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../../contract/image-tally/tally.ts';
import { anyCondition, anyImages, anyLabel, carries } from '../../../../contract/image-tally/testing/any-images.ts';
import { positionsOf } from './positions-of.ts';

it('finds the images of a label in the scope and under the filter, as looking at each does', () => {
  fc.assert(
    fc.property(anyImages, anyLabel, anyCondition, (images, { Key, Value }, filter) => {
      const tally = tallyImages(imageSetOf(images), labelFilterOnly([filter]));
      const has = (image: (typeof images)[number]) =>
        (image.Labels ?? []).some((l) => l.Key === Key && l.Value === Value);
      const where = (test: (image: (typeof images)[number]) => boolean) =>
        images.flatMap((image, position) => (test(image) ? [position] : []));
      expect(positionsOf(tally, { key: Key, value: Value })).toEqual({
        inScope: where(has),
        underFilter: where((image) => has(image) && carries(image, filter)),
      });
    }),
  );
});
