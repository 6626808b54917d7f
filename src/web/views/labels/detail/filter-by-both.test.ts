import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../../contract/image-tally/tally.ts';
import { anyCondition, anyImages, anyLabel } from '../../../../contract/image-tally/testing/any-images.ts';
import { companionsOf } from '../../../image-set/co-occurrence.ts';
import { filterByBoth } from './companions-section.tsx';
import { positionsOf } from './positions-of.ts';

const PYTORCH = 'system.framework.PyTorch';

describe('a filter by both labels', () => {
  it('finds exactly as many images as the companion counts', () => {
    fc.assert(
      fc.property(
        anyImages,
        fc.array(anyCondition, { maxLength: 3 }),
        anyLabel,
        (images, conditions, { Key, Value }) => {
          const set = imageSetOf(images);
          const own = { key: Key, value: Value };
          const { underFilter } = positionsOf(tallyImages(set, labelFilterOnly(conditions)), own);
          for (const { label, count } of companionsOf(set, underFilter, set.numberOf(Key, Value), 100)) {
            const both = filterByBoth(labelFilterOnly(conditions), own, { key: label.Key, value: label.Value });
            if (both) expect(tallyImages(set, labelFilterOnly(both)).positions).toHaveLength(count);
          }
        },
      ),
    );
  });

  it.each([
    ['other keys', { key: 'system.chipType', value: 'GPU' }, true],
    ['a value of the same key', { key: PYTORCH, value: '2.0' }, false],
    ['the framework in its other style', { key: 'system.framework', value: 'PyTorch 1.6.0' }, false],
    ['what the grammar cannot carry', { key: 'note', value: 'x,y=z' }, false],
    ['any value', { key: 'note', value: '*' }, false],
  ])('is there with %s: %s', (_, other, isThere) => {
    expect(filterByBoth(labelFilterOnly([]), { key: PYTORCH, value: '1.6.0' }, other) !== undefined).toBe(isThere);
  });
});
