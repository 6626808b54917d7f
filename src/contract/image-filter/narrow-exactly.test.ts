import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../image-tally/image-set-builder.ts';
import { eachImageWithAny, tallyImages } from '../image-tally/tally.ts';
import { anyCondition, anyImages } from '../image-tally/testing/any-images.ts';
import { groupIdOf } from './condition-groups.ts';
import { labelFilterOnly } from './image-filter.ts';
import { narrowExactly } from './narrow-exactly.ts';

describe('the filter behind a count', () => {
  it('chooses exactly the counted images, or returns undefined', () => {
    fc.assert(
      fc.property(
        anyImages,
        fc.array(anyCondition, { maxLength: 3 }),
        fc.array(anyCondition, { minLength: 1, maxLength: 2 }),
        (images, conditions, chosen) => {
          const narrowed = narrowExactly(labelFilterOnly(conditions), chosen);
          if (narrowed === undefined) return;
          const set = imageSetOf(images);
          const { holds } = tallyImages(set, labelFilterOnly(conditions));
          const counted: number[] = [];
          eachImageWithAny(set, chosen, (position) => holds(position) && counted.push(position));
          expect(tallyImages(set, labelFilterOnly(narrowed)).positions).toEqual(counted.sort((a, b) => a - b));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('works for any value of a key that the filter does not name', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 5 }), anyCondition, (conditions, chosen) => {
        const others = conditions.filter(
          (condition) => groupIdOf(condition) !== groupIdOf(chosen) && condition.key !== 'system.framework',
        );
        expect(narrowExactly(labelFilterOnly(others), [chosen])).toEqual([...others, chosen]);
      }),
    );
  });

  it.each([
    ['one of two ticked values', 'a=1|a=2', 'a=1', 'a=1'],
    ['a value where any is asked for', 'a=*|b=1', 'a=2', 'b=1|a=2'],
    ['any value where one is ticked', 'a=1', 'a=*', 'a=1'],
    ['a value that is not among the ticked ones', 'a=1', 'a=2', undefined],
  ])('returns %s', (_, conditions, chosen, expected) => {
    const read = (text: string) =>
      text.split('|').map((part) => ({ key: part.split('=')[0] ?? '', value: part.split('=')[1] ?? '' }));
    expect(narrowExactly(labelFilterOnly(read(conditions)), read(chosen))).toEqual(expected && read(expected));
  });
});
