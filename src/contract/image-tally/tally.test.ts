import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../filter.ts';
import { groupConditions } from '../image-filter/condition-groups.ts';
import { filterGroups, passes } from '../image-filter/filter-groups.ts';
import { FACETS, labelFilterOnly } from '../image-filter/image-filter.ts';
import { ImageSetEncoder } from '../image-set/encode-images.ts';
import type { Image } from '../operations.ts';
import { ImageSetBuilder, imageSetOf } from './image-set-builder.ts';
import { tallyImages } from './tally.ts';
import { anyCondition, anyImages, anyLabel, carries } from './testing/any-images.ts';

/** The filter as the contract describes it: any condition of each group, all groups except the omitted one. */
function satisfies(image: Image, conditions: readonly Condition[], without?: string): boolean {
  return groupConditions(conditions).every(
    (group) => group.id === without || group.conditions.some((condition) => carries(image, condition)),
  );
}

// Few conditions, because with more nearly every case would have no images.
const anyFilter = fc.array(anyCondition, { maxLength: 4, size: 'small' });
const RUNS = { numRuns: 400 };

describe('a tally', () => {
  it('finds the same images as a naive evaluation', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, (images, filter) => {
        const { set, positions, size, holds } = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const expected = images.filter((image) => satisfies(image, filter)).map((image) => image.ImageId);
        expect(positions.map((position) => set.text('ImageId', position))).toEqual(expected);
        expect(size()).toBe(expected.length);
        expect(images.filter((_, position) => holds(position))).toHaveLength(expected.length);
      }),
      RUNS,
    );
  });

  it('filters and counts with filters that PAI does not support', () => {
    const versions = fc.record({
      key: fc.constantFrom('system.framework.PyTorch', 'system.framework.XGBoost', 'system.dsw.cudaVersion'),
      value: fc.constantFrom('1.6', '2.0', '11.10'),
    });
    const bounds = fc.uniqueArray(versions, { maxLength: 2, selector: ({ key }) => key });
    const extra = fc.record({
      conditions: anyFilter,
      not: fc.array(anyCondition, { maxLength: 2 }),
      none: fc.uniqueArray(fc.constantFrom(...FACETS), { maxLength: 2 }),
      from: bounds,
      to: bounds,
      anyFramework: fc.boolean(),
      state: fc.constant([]),
      runs: fc.constant(''),
    });
    fc.assert(
      fc.property(anyImages, extra, anyLabel, (images, filter, label) => {
        const tally = tallyImages(imageSetOf(images), filter);
        const groups = filterGroups(filter);
        const expected = images.filter((image) => passes(image.Labels ?? [], groups));
        expect(tally.positions.map((position) => tally.set.text('ImageId', position))).toEqual(
          expected.map((image) => image.ImageId),
        );
        const carried = expected.filter((image) =>
          image.Labels?.some(({ Key, Value }) => Key === label.Key && Value === label.Value),
        );
        expect(tally.countLabel(label.Key, label.Value)).toBe(carried.length);
        for (const group of groups) {
          const others = groups.filter((other) => other !== group);
          expect(tally.size(group.id)).toBe(images.filter((image) => passes(image.Labels ?? [], others)).length);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('counts each label among them; the value * is plain text', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyLabel, (images, filter, label) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const expected = images.filter(
          (image) =>
            satisfies(image, filter) &&
            image.Labels?.some(({ Key, Value }) => Key === label.Key && Value === label.Value),
        );
        expect(tally.countLabel(label.Key, label.Value)).toBe(expected.length);
      }),
      RUNS,
    );
  });

  it('counts a facet value without the conditions of its group, with all others', () => {
    fc.assert(
      fc.property(
        anyImages,
        anyFilter,
        fc.array(anyCondition, { minLength: 1, maxLength: 3 }),
        (images, filter, value) => {
          const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
          for (const group of groupConditions([...filter, ...value])) {
            const expected = images.filter(
              (image) => satisfies(image, filter, group.id) && value.some((condition) => carries(image, condition)),
            );
            expect(tally.countAny(value, group.id)).toBe(expected.length);
            expect(tally.size(group.id)).toBe(images.filter((image) => satisfies(image, filter, group.id)).length);
          }
        },
      ),
    );
  });

  it('offers the possible values without one group, for one key and for all', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, (images, filter) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        for (const groupId of ['', ...groupConditions(filter).map((group) => group.id)]) {
          const expected = new Map<string, Set<string>>();
          for (const image of images.filter((candidate) => satisfies(candidate, filter, groupId))) {
            for (const { Key, Value } of image.Labels ?? [])
              expected.set(Key, (expected.get(Key) ?? new Set()).add(Value));
          }
          const possible = tally.possible(groupId);
          expect(new Set(possible.keys())).toEqual(new Set(expected.keys()));
          expect(new Map([...possible].map(([key, values]) => [key, new Set(values)]))).toEqual(expected);
          for (const [key, values] of expected) expect(new Set(tally.possible(groupId).get(key))).toEqual(values);
        }
      }),
      RUNS,
    );
  });

  it('does not change when more images arrive', () => {
    fc.assert(
      fc.property(anyImages, anyImages, anyFilter, (first, second, filter) => {
        const builder = new ImageSetBuilder();
        const encoder = new ImageSetEncoder();
        const add = (images: readonly Image[]) => [...encoder.images(images)].map((record) => builder.add(record));
        add(first);
        const early = builder.snapshot();
        const before = tallyImages(early, labelFilterOnly(filter)).positions;
        add(second.map((image) => ({ ...image, ImageId: `later-${image.ImageId}` })));
        const later = tallyImages(early, labelFilterOnly(filter));
        expect(later.positions).toEqual(before);
        for (const { Key, Value } of early.labels) {
          expect(later.countLabel(Key, Value)).toBe(
            tallyImages(imageSetOf(first), labelFilterOnly(filter)).countLabel(Key, Value),
          );
        }
        expect(builder.snapshot().size).toBe(first.length + second.length);
      }),
      RUNS,
    );
  });
});
