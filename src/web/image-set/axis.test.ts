import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../contract/operations.ts';
import { axisOf } from './axis.ts';
import { imageSetOf } from './image-set-builder.ts';
import { anyImages } from './testing/any-images.ts';

const setOf = (...labels: readonly (readonly [key: string, value: string])[]) =>
  imageSetOf(
    labels.map(([Key, Value], index) => ({ ImageId: `image-${index}`, Labels: [{ Key, Value } satisfies Label] })),
  );
const textsOf = (axis: ReturnType<typeof axisOf>) =>
  axis.entries.map(({ framework, value }) => (framework === undefined ? value : `${framework} ${value}`));

const FRAMEWORKS = setOf(
  ['system.framework.XGBoost', '1.6.0'],
  ['system.framework', 'XGBoost 1.7.1'],
  ['system.framework', 'XGBoost'],
  ['system.framework.PyTorch', '2.8.0'],
  ['system.framework.PyTorch', '2.10.0'],
  ['system.framework.PyTorch', '2.10.0rc1'],
  ['system.framework', 'Aleph 1'],
  ['system.chipType', 'GPU'],
);

describe('an axis', () => {
  it('joins both styles of a framework and takes frameworks in the order of the facets', () => {
    expect(textsOf(axisOf(FRAMEWORKS, 'framework', false))).toEqual(['PyTorch', 'Aleph', 'XGBoost']);
    expect(axisOf(FRAMEWORKS, 'framework', false).entries[2]?.conditions).toEqual([
      { key: 'system.framework.XGBoost', value: '*' },
      { key: 'system.framework', value: 'XGBoost 1.7.1' },
      { key: 'system.framework', value: 'XGBoost' },
    ]);
  });

  it('puts the versions under their framework, newest first', () => {
    expect(textsOf(axisOf(FRAMEWORKS, 'framework', true))).toEqual([
      'PyTorch',
      'PyTorch 2.10.0',
      'PyTorch 2.10.0rc1',
      'PyTorch 2.8.0',
      'Aleph',
      'Aleph 1',
      'XGBoost',
      'XGBoost 1.7.1',
      'XGBoost 1.6.0',
      'XGBoost ',
    ]);
  });

  it('puts versions newest first and words from A to Z', () => {
    const set = setOf(['k', 'ppu'], ['k', '11.9'], ['k', 'GPU'], ['k', '11.10'], ['k', 'v12'], ['k', '']);
    expect(textsOf(axisOf(set, 'k', true))).toEqual(['v12', '11.10', '11.9', '', 'GPU', 'ppu']);
  });

  it('takes both keys of Python as one', () => {
    const set = setOf(
      ['system.pythonVersion', '3.10'],
      ['system.language.Python', '3.10'],
      ['system.pythonVersion', '3.9'],
    );
    for (const key of ['system.pythonVersion', 'system.language.Python']) {
      expect(textsOf(axisOf(set, key, false))).toEqual(['3.10', '3.9']);
    }
    expect(axisOf(set, 'system.pythonVersion', false).entries[0]?.conditions).toHaveLength(2);
  });

  it('has no filter where the grammar cannot say a value', () => {
    const set = setOf(['k', '*'], ['k', 'a,b=c'], ['k', 'a'], ['x=y', 'a'], ['system.framework', 'Odd a,b=c']);
    const filters = (key: string) => axisOf(set, key, true).entries.map((entry) => entry.conditions?.length);
    expect(filters('k')).toEqual([undefined, 1, undefined]);
    expect(filters('x=y')).toEqual([undefined]);
    expect(filters('framework')).toEqual([undefined, undefined]);
  });

  it('gives each label of its key an entry, and each entry an identity and a place of its own', () => {
    fc.assert(
      fc.property(
        anyImages,
        fc.constantFrom('framework', 'system.chipType', 'team'),
        fc.boolean(),
        (images, key, versions) => {
          const axis = axisOf(imageSetOf(images), key, versions);
          expect(new Set(axis.entries.map((entry) => entry.id)).size).toBe(axis.entries.length);
          axis.entries.forEach((entry, place) => {
            expect(entry.framework === undefined ? place : axis.entries[entry.under]?.value).toBe(
              entry.framework ?? entry.under,
            );
            expect([...axis.placeOf, ...axis.versionPlaceOf]).toContain(place);
          });
        },
      ),
    );
  });
});
