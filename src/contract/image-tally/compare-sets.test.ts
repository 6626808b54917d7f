import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../filter.ts';
import { groupConditions } from '../image-filter/condition-groups.ts';
import { labelFilterOnly } from '../image-filter/image-filter.ts';
import { readFramework } from '../label-keys.ts';
import type { Image, Label } from '../operations.ts';
import { compareVersions } from '../versions.ts';
import { type ComparedLabel, compareLabels, newestVersions, ofKeys } from './compare-sets.ts';
import { imageSetOf } from './image-set-builder.ts';
import { tallyImages } from './tally.ts';
import { anyCondition, anyImages, carries } from './testing/any-images.ts';

const anyFilter = fc.array(anyCondition, { maxLength: 3 });

/** The images of a side, filtered as the contract describes it. */
function chosen(images: readonly Image[], filter: readonly Condition[]): readonly Image[] {
  return images.filter((image) =>
    groupConditions(filter).every((group) => group.conditions.some((condition) => carries(image, condition))),
  );
}

function has(image: Image, { Key, Value }: Label): boolean {
  return (image.Labels ?? []).some((label) => label.Key === Key && label.Value === Value);
}

function distinctLabels(images: readonly Image[]): readonly Label[] {
  const all = images.flatMap((image) => image.Labels ?? []);
  return all.filter((label, at) => all.findIndex((o) => o.Key === label.Key && o.Value === label.Value) === at);
}

function naive(a: readonly Image[], b: readonly Image[]): readonly ComparedLabel[] {
  return distinctLabels([...a, ...b]).map(({ Key, Value }) => {
    const inA = a.filter((image) => has(image, { Key, Value })).length;
    const inB = b.filter((image) => has(image, { Key, Value })).length;
    return { Key, Value, a: inA, b: inB, kind: inA > 0 && inB > 0 ? 'both' : inA > 0 ? 'A' : 'B' };
  });
}

const byText = (labels: readonly ComparedLabel[]) =>
  [...labels].map((label) => JSON.stringify([label.Key, label.Value, label.a, label.b, label.kind])).sort();

describe('a comparison', () => {
  it('of two sets has the counts of a naive evaluation', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyImages, anyFilter, (imagesA, filterA, imagesB, filterB) => {
        const a = tallyImages(imageSetOf(imagesA), labelFilterOnly(filterA));
        const b = tallyImages(imageSetOf(imagesB), labelFilterOnly(filterB));
        expect(byText(compareLabels(a, b))).toEqual(byText(naive(chosen(imagesA, filterA), chosen(imagesB, filterB))));
      }),
    );
  });

  it('of two filters over one set has them too', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyFilter, (images, filterA, filterB) => {
        const set = imageSetOf(images);
        const compared = compareLabels(
          tallyImages(set, labelFilterOnly(filterA)),
          tallyImages(set, labelFilterOnly(filterB)),
        );
        expect(byText(compared)).toEqual(byText(naive(chosen(images, filterA), chosen(images, filterB))));
      }),
    );
  });

  it('of a side with itself has every label on both sides', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, (images, filter) => {
        const side = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        for (const label of compareLabels(side, side)) expect([label.a, label.kind]).toEqual([label.b, 'both']);
      }),
    );
  });

  it('can be narrowed to some keys; no keys mean all', () => {
    const side = tallyImages(
      imageSetOf([{ ImageId: 'x', Labels: [label('k', '1'), label('l', '2')] }]),
      labelFilterOnly([]),
    );
    const compared = compareLabels(side, side);
    expect(ofKeys(compared, ['l', 'm']).map(({ Value }) => Value)).toEqual(['2']);
    expect(ofKeys(compared, [])).toHaveLength(2);
  });
});

describe('newest versions', () => {
  it('equal a naive evaluation, with both label styles joined', () => {
    const newest = (images: readonly Image[]) => {
      const versions = new Map<string, string[]>();
      for (const { Key, Value } of distinctLabels(images)) {
        const framework = readFramework(Key, Value);
        if (framework)
          versions.set(
            framework.name,
            [...(versions.get(framework.name) ?? []), framework.version].sort(compareVersions),
          );
      }
      return new Map([...versions].map(([name, all]) => [name, all.at(-1)]));
    };
    fc.assert(
      fc.property(anyImages, anyImages, anyFilter, (imagesA, imagesB, filterB) => {
        const a = tallyImages(imageSetOf(imagesA), labelFilterOnly([]));
        const b = tallyImages(imageSetOf(imagesB), labelFilterOnly(filterB));
        const [inA, inB] = [newest(imagesA), newest(chosen(imagesB, filterB))];
        const found = newestVersions(compareLabels(a, b));
        expect(new Set(found.map((row) => row.framework))).toEqual(new Set([...inA.keys(), ...inB.keys()]));
        for (const row of found) {
          expect([row.a, row.b]).toEqual([inA.get(row.framework), inB.get(row.framework)]);
        }
      }),
    );
  });

  it.each([
    [['2.10'], ['2.9'], 'A'],
    [['2.0rc1'], ['2.0'], 'B'],
    [['2.0', '1.9'], ['2.0'], 'same'],
    [['v2.0'], ['2.0'], 'same'],
    [['2.0'], [], 'only-A'],
    [[], ['2.0'], 'only-B'],
  ] as const)('%j against %j: %s', (inA, inB, newer) => {
    const labels = [...inA.map((v) => inSide(v, 1, 0)), ...inB.map((v) => inSide(v, 0, 1))];
    expect(newestVersions(labels).map((row) => row.newer)).toEqual([newer]);
  });

  it('are unknown if one side names no version, and equal if neither does', () => {
    const unversioned = compared('system.framework', 'PyTorch', 1, 1);
    expect(newestVersions([unversioned, inSide('2.0', 1, 0)])).toEqual([
      { framework: 'PyTorch', a: '2.0', b: '', newer: 'unknown' },
    ]);
    expect(newestVersions([unversioned]).map((row) => row.newer)).toEqual(['same']);
  });

  it('are in the order of frameworks, as in facets', () => {
    const names = ['jax', 'XGBoost', 'vLLM', 'JAX', 'PyTorch'];
    const rows = newestVersions(names.map((name) => compared('system.framework', name, 1, 0)));
    expect(rows.map((row) => row.framework)).toEqual(['PyTorch', 'vLLM', 'JAX', 'jax', 'XGBoost']);
  });
});

function label(Key: string, Value: string): Label {
  return { Key, Value };
}

function compared(Key: string, Value: string, a: number, b: number): ComparedLabel {
  return { Key, Value, a, b, kind: b === 0 ? 'A' : a === 0 ? 'B' : 'both' };
}

function inSide(version: string, a: number, b: number): ComparedLabel {
  return compared('system.framework.PyTorch', version, a, b);
}
