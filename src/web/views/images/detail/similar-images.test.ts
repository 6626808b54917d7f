import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../../contract/image-tally/tally.ts';
import { anyImages } from '../../../../contract/image-tally/testing/any-images.ts';
import { readFramework } from '../../../../contract/label-keys.ts';
import { frameworksOf, similarities } from './similar-images.ts';

describe('similarities', () => {
  it('finds the images of each framework in either style, in any version', () => {
    fc.assert(
      fc.property(anyImages, (images) => {
        const set = imageSetOf(images);
        for (const image of images) {
          for (const { framework, conditions } of similarities(image.Labels ?? [], set.labels)) {
            if (framework === undefined) continue;
            const naive = images.filter((other) =>
              (other.Labels ?? []).some((label) => readFramework(label.Key, label.Value)?.name === framework),
            );
            const found = tallyImages(set, labelFilterOnly(conditions)).positions.map((position) =>
              set.text('ImageId', position),
            );
            expect(found).toEqual(naive.map((other) => other.ImageId));
          }
        }
      }),
    );
  });

  it('offers chip type and CUDA together, and only where the image has both', () => {
    const gpu = { Key: 'system.chipType', Value: 'GPU' };
    const cuda = { Key: 'system.dsw.cudaVersion', Value: '12.4' };
    expect(similarities([cuda, gpu], [])).toEqual([
      {
        conditions: [
          { key: cuda.Key, value: '12.4' },
          { key: gpu.Key, value: 'GPU' },
        ],
      },
    ]);
    expect(similarities([gpu], [])).toEqual([]);
    expect(similarities([gpu, { ...cuda, Value: '*' }], [])).toEqual([]);
  });

  it('leaves out what no filter can say', () => {
    expect(similarities([{ Key: 'system.framework.a,b', Value: '1' }], [])).toEqual([]);
  });
});

describe('frameworksOf', () => {
  it('names each framework once, whichever style names it', () => {
    expect(
      frameworksOf([
        { Key: 'system.framework', Value: 'XGBoost 1.6.0' },
        { Key: 'system.framework.XGBoost', Value: '1.6.0' },
        { Key: 'system.framework.PyTorch', Value: '2.0' },
        { Key: 'note', Value: 'PyTorch 2.0' },
      ]),
    ).toEqual(['XGBoost', 'PyTorch']);
  });
});
