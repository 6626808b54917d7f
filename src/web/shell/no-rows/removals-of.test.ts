import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, distinctConditions, sameCondition } from '../../../contract/filter.ts';
import { groupConditions } from '../../../contract/image-filter/condition-groups.ts';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { anyCondition, anyImages, carries } from '../../../contract/image-tally/testing/any-images.ts';
import type { Image } from '../../../contract/operations.ts';
import { removalsOf } from './removals.tsx';

function of(images: readonly Image[], conditions: readonly Condition[]) {
  return removalsOf({ set: imageSetOf(images) }, labelFilterOnly(conditions));
}

describe('removals', () => {
  it('count the images that satisfy all other conditions, like a check of each image', () => {
    fc.assert(
      fc.property(anyImages, fc.array(anyCondition, { minLength: 1, maxLength: 4 }), (images, any) => {
        const conditions = distinctConditions(any);
        const removals = of(images, conditions);
        const removed = removals.map(({ part }) => (part.kind === 'is' ? part.condition : undefined));
        expect(removed).toHaveLength(conditions.length);
        for (const [index, { count }] of removals.entries()) {
          const condition = conditions.find((other) => removed[index] && sameCondition(other, removed[index]));
          const groups = groupConditions(conditions.filter((other) => other !== condition));
          const left = images.filter((image) =>
            groups.every((group) => group.conditions.some((other) => carries(image, other))),
          );
          expect(count).toBe(left.length);
        }
      }),
    );
  });

  it('suggest the value and the key for mistyped ones', () => {
    const images = [{ ImageId: 'a', Labels: [{ Key: 'team', Value: 'vision' }] }];
    const meant = (value: string) => of(images, [{ key: 'team', value }]).map((removal) => removal.meant);
    expect(meant('visoin')).toEqual([{ key: 'team', value: 'vision' }]);
    expect(meant('vision')).toEqual([undefined]);
    expect(meant('*')).toEqual([undefined]);
    expect(of(images, [{ key: 'other', value: 'visoin' }])[0]?.meant).toBeUndefined();
    expect(of(images, [{ key: 'Team', value: '*' }])[0]?.meant).toEqual({ key: 'team', value: '*' });
  });
});
