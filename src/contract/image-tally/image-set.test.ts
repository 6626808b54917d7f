import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImageSetEncoder } from '../image-set/encode-images.ts';
import type { Image, Label } from '../operations.ts';
import type { ImageSet } from './image-set.ts';
import { ImageSetBuilder } from './image-set-builder.ts';
import { anyImages } from './testing/any-images.ts';

/** Images whose texts, sizes and labels may be absent, in any number of records. */
const anyRecords: fc.Arbitrary<readonly (readonly Image[])[]> = fc
  .tuple(fc.array(anyImages, { maxLength: 4 }), fc.infiniteStream(fc.nat({ max: 5 })))
  .map(([records, odd]) =>
    records.map((images, record) =>
      images.map((image) => {
        const { Name, Labels, ...rest } = { ...image, ImageId: `${record} ${image.ImageId}` };
        const { value } = odd.next();
        return {
          ...rest,
          ...(value === 0 ? {} : { Labels }),
          ...(value === 1 ? {} : { Name }),
          ...(value > 3 ? { Size: value, Description: 'text' } : {}),
        };
      }),
    ),
  );

/** The set after each record. */
function setsOf(records: readonly (readonly Image[])[]): readonly ImageSet[] {
  const encoder = new ImageSetEncoder();
  const builder = new ImageSetBuilder();
  return records.map((images) => {
    for (const record of encoder.images(images)) builder.add(record);
    return builder.snapshot();
  });
}

const identityOf = ({ Key, Value }: Label) => JSON.stringify([Key, Value]);
const distinct = (labels: readonly Label[] = []) => [...new Map(labels.map((one) => [identityOf(one), one])).values()];

describe('a set of images', () => {
  it('contains the images of each record, in both directions', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        setsOf(records).forEach((set, last) => {
          const images = records.slice(0, last + 1).flat();
          expect(set.size).toBe(images.length);
          expect(set.labels.map(identityOf)).toEqual(
            distinct(images.flatMap(({ Labels = [] }) => Labels)).map(identityOf),
          );
          images.forEach(({ Labels, ...facts }, position) => {
            expect(set.image(position)).toEqual(facts);
            expect(set.text('Name', position)).toBe(facts.Name);
            expect(set.positionOf(facts.ImageId)).toBe(position);
            expect(set.labelsAt(position)).toEqual(distinct(Labels));
            expect([...set.labelsOf(position)].map((number) => set.labels[number])).toEqual(distinct(Labels));
          });
          set.labels.forEach((label, number) => {
            const carrying = [...images.keys()].filter((position) =>
              images[position]?.Labels?.some((own) => identityOf(own) === identityOf(label)),
            );
            const visited: number[] = [];
            set.eachImageWith(number, (position) => visited.push(position));
            expect(visited).toEqual(carrying);
            expect(set.numberOf(label.Key, label.Value)).toBe(number);
            expect(set.numbersOf(label.Key)).toContain(number);
            const second = carrying[1];
            expect(set.someImageWith(number, (position) => position === second)).toBe(second !== undefined);
          });
          expect(new Set(set.keys())).toEqual(new Set(set.labels.map(({ Key }) => Key)));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('returns undefined for an unknown position or id', () => {
    const [set] = setsOf([[{ ImageId: 'a', Labels: [{ Key: 'k', Value: 'v' }] }]]);
    for (const position of [-1, 1, 1_000]) {
      expect(set?.image(position)).toBeUndefined();
      expect(set?.text('ImageId', position)).toBeUndefined();
      expect(set?.labelsAt(position)).toEqual([]);
    }
    expect(set?.positionOf('b')).toBe(-1);
    expect([set?.numberOf('k', 'w'), set?.numberOf('l', 'v')]).toEqual([undefined, undefined]);
    expect(set?.numbersOf('l')).toEqual([]);
  });
});
