import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_EXTRA } from '../image-filter/image-filter.ts';
import { imageSetOf } from '../image-tally/image-set-builder.ts';
import { anyCondition, anyImages, carries } from '../image-tally/testing/any-images.ts';
import { compareImageSets } from './compare-image-sets.ts';
import { type ComparedImage, compareImages, type ImageChanges } from './compare-images.ts';

/** The changes with absent texts as empty texts and each label once. */
function said({ new: found, gone, changed }: ImageChanges): object {
  const plain = ({ ImageId, Name, ImageUri, Labels }: ComparedImage) => ({
    ImageId,
    Name: Name ?? '',
    ImageUri: ImageUri ?? '',
    Labels: [...new Set((Labels ?? []).map(({ Key, Value }) => JSON.stringify([Key, Value])))],
  });
  return {
    new: found.map(plain),
    gone: gone.map(plain),
    changed: changed.map((one) => ({ ...one, before: plain(one.before), after: plain(one.after) })),
  };
}

it('finds the same changes as comparing the images one by one', () => {
  const some = fc.tuple(anyImages, fc.nat(6)).map(([images, skip]) => images.slice(skip));
  fc.assert(
    fc.property(some, some, (before, after) => {
      const all = (images: typeof before) => ({ set: imageSetOf(images), positions: images.map((_, at) => at) });
      expect(said(compareImageSets(all(before), all(after)))).toEqual(said(compareImages(before, after)));
    }),
  );
});

it('counts an image that passes the filter before or after', () => {
  fc.assert(
    fc.property(anyImages, anyImages, anyCondition, (before, after, condition) => {
      const filter = { conditions: [condition], ...EMPTY_EXTRA };
      const passes = (image: ComparedImage) => carries({ ...image, Labels: [...(image.Labels ?? [])] }, condition);
      const plain = compareImages(before, after);
      const chosen = {
        new: plain.new.filter(passes),
        gone: plain.gone.filter(passes),
        changed: plain.changed.filter((one) => passes(one.before) || passes(one.after)),
      };
      expect(said(compareImageSets(imageSetOf(before).tally(filter), imageSetOf(after).tally(filter)))).toEqual(
        said(chosen),
      );
    }),
  );
});
