import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../../../../contract/image-tally/image-set-builder.ts';
import { anyImages } from '../../../../contract/image-tally/testing/any-images.ts';
import { nearestImages } from './nearest-images.ts';

describe('the images nearest to one', () => {
  it('share rare labels before common ones, and never labels that all images have', () => {
    const label = (Value: string, Key = 'k') => ({ Key, Value });
    const set = imageSetOf([
      { ImageId: 'own', Labels: [label('all'), label('rare'), label('common')] },
      { ImageId: 'a', Name: 'common', Labels: [label('all'), label('common')] },
      { ImageId: 'b', Name: 'rare', Labels: [label('all'), label('rare')] },
      { ImageId: 'c', Labels: [label('all'), label('common')] },
      { ImageId: 'd', Name: 'nothing', Labels: [label('all')] },
    ]);
    expect(nearestImages(set, 'own', 9)).toEqual([
      { id: 'b', name: 'rare' },
      { id: 'a', name: 'common' },
      { id: 'c', name: 'c' },
    ]);
    expect(nearestImages(set, 'own', 1)).toHaveLength(1);
    expect(nearestImages(set, 'elsewhere', 1)).toEqual([]);
  });

  it('are other images that share a label, up to the given number', () => {
    fc.assert(
      fc.property(anyImages, fc.nat({ max: 24 }), (images, index) => {
        const own = images[index];
        if (!own) return;
        const near = nearestImages(imageSetOf(images), own.ImageId, 2);
        expect(near.length).toBeLessThanOrEqual(2);
        for (const { id } of near) {
          expect(id).not.toBe(own.ImageId);
          const other = images.find((image) => image.ImageId === id);
          expect(
            own.Labels?.some(({ Key, Value }) =>
              other?.Labels?.some((label) => label.Key === Key && label.Value === Value),
            ),
          ).toBe(true);
        }
      }),
    );
  });
});
