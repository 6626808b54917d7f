import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, distinctConditions } from '../../contract/filter.ts';
import { filterGroups, passes } from '../../contract/image-filter/filter-groups.ts';
import { FACETS, type ImageFilter, labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { anyCondition, anyImages } from '../../contract/image-tally/testing/any-images.ts';
import type { Image } from '../../contract/operations.ts';
import { type FilterPart, partsOf, withoutPart } from './filter-parts.ts';
import { largestFilter } from './largest-filter.ts';

const hasKey = (image: Image, keys: readonly string[]) =>
  keys.length === 0 || (image.Labels ?? []).some(({ Key }) => keys.includes(Key));

/** The best of all subsets of the parts, each tested on each image. */
function naive(images: readonly Image[], filter: ImageFilter, keys: readonly string[]) {
  const parts = partsOf(filter);
  let best = { parts: -1, count: 0 };
  for (let subset = 0; subset < 1 << parts.length; subset += 1) {
    const dropped = parts.filter((_, index) => (subset >> index) % 2 === 1);
    const groups = filterGroups(dropped.reduce<ImageFilter>((one, part: FilterPart) => withoutPart(one, part), filter));
    const count = images.filter((image) => hasKey(image, keys) && passes(image.Labels ?? [], groups)).length;
    const kept = parts.length - dropped.length;
    if (count > 0 && (kept > best.parts || (kept === best.parts && count > best.count))) best = { parts: kept, count };
  }
  return best.count === 0 ? undefined : best;
}

const conditions = (most: number) => fc.array(anyCondition, { maxLength: most, size: 'max' }).map(distinctConditions);
const bounds = fc.uniqueArray(
  fc.record<Condition>({
    key: fc.constantFrom('system.framework.PyTorch', 'system.framework.XGBoost', 'system.dsw.cudaVersion'),
    value: fc.constantFrom('1.6', '2.0', '11.10'),
  }),
  { maxLength: 2, selector: ({ key }) => key },
);
const anyFilter: fc.Arbitrary<ImageFilter> = fc.record({
  conditions: conditions(5),
  not: conditions(2),
  none: fc.uniqueArray(fc.constantFrom(...FACETS), { maxLength: 1 }),
  from: bounds,
  to: bounds,
  anyFramework: fc.boolean(),
  state: fc.constant([]),
  runs: fc.constant(''),
});

describe('the largest part of a filter that has results', () => {
  it('equals the best of all subsets in size and images', () => {
    const anyKeys = fc.constantFrom([], [], ['system.chipType'], ['team', 'nowhere']);
    fc.assert(
      fc.property(anyImages, anyFilter, anyKeys, (images, filter, keys) => {
        const set = imageSetOf(images);
        const kept = largestFilter(set, filter, keys);
        expect(kept && { parts: kept.parts.length, count: kept.count }).toEqual(naive(images, filter, keys));
        if (!kept) return;
        const groups = filterGroups(kept.filter);
        const there = images.filter((image) => hasKey(image, keys) && passes(image.Labels ?? [], groups));
        expect(there).toHaveLength(kept.count);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps compatible parts, and nothing without images', () => {
    const label = (Key: string, Value: string) => ({ Key, Value });
    const set = imageSetOf([
      { ImageId: 'a', Labels: [label('chip', 'GPU'), label('torch', '2.6')] },
      { ImageId: 'b', Labels: [label('chip', 'GPU'), label('torch', '2.6'), label('os', 'linux')] },
      { ImageId: 'c', Labels: [label('cuda', '12')] },
    ]);
    const asked = ['chip=GPU', 'torch=2.6', 'cuda=12', 'team=x', 'os=windows'].map((text) => {
      const [key = '', value = ''] = text.split('=');
      return { key, value };
    });
    const kept = largestFilter(set, labelFilterOnly(asked));
    expect(kept?.filter.conditions).toEqual(asked.slice(0, 2));
    expect(kept?.count).toBe(2);
    expect(largestFilter(imageSetOf([]), labelFilterOnly(asked))).toBeUndefined();
    expect(largestFilter(set, labelFilterOnly([{ key: 'no', value: 'where' }]))).toMatchObject({ parts: [], count: 3 });
  });

  it('handles a hundred conditions', () => {
    const asked = Array.from({ length: 100 }, (_, index) => ({ key: `key-${index}`, value: 'x' }));
    const images = Array.from({ length: 300 }, (_, index) => ({
      ImageId: `image-${index}`,
      Labels: asked.slice(0, index % 98).map(({ key }) => ({ Key: key, Value: 'x' })),
    }));
    const kept = largestFilter(imageSetOf(images), labelFilterOnly(asked));
    expect(kept).toMatchObject({ count: 3, filter: { conditions: asked.slice(0, 97) } });
  });
});
