import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { anyImages } from '../../contract/image-tally/testing/any-images.ts';
import type { Label } from '../../contract/operations.ts';
import { axisOf } from './axis.ts';

const setOf = (...labels: readonly (readonly [key: string, value: string])[]) =>
  imageSetOf(
    labels.map(([Key, Value], index) => ({ ImageId: `image-${index}`, Labels: [{ Key, Value } satisfies Label] })),
  );
const textsOf = (axis: ReturnType<typeof axisOf>) =>
  axis.entries.map(({ kind, framework, value }) => {
    if (kind === 'none') return 'not set';
    if (kind === 'major') return `${value}.x`;
    return framework === undefined ? value : `${framework} ${value}`;
  });
const groupsOf = (axis: ReturnType<typeof axisOf>) =>
  textsOf(axis).filter((_, place) => axis.entries[place]?.kind !== 'version');

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
  it('joins both styles of a framework and orders frameworks as in the facets', () => {
    const axis = axisOf(FRAMEWORKS, 'framework');
    expect(groupsOf(axis)).toEqual(['PyTorch', 'Aleph', 'XGBoost', 'not set']);
    expect(axis.entries.find(({ value }) => value === 'XGBoost')?.conditions).toEqual([
      { key: 'system.framework.XGBoost', value: '*' },
      { key: 'system.framework', value: 'XGBoost 1.7.1' },
      { key: 'system.framework', value: 'XGBoost' },
    ]);
  });

  it('lists versions below their framework, newest first', () => {
    expect(textsOf(axisOf(FRAMEWORKS, 'framework'))).toEqual([
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
      'not set',
    ]);
  });

  it('puts versions newest first and words from A to Z', () => {
    const set = setOf(['k', 'ppu'], ['k', '11.9'], ['k', 'GPU'], ['k', '11.10'], ['k', 'v12'], ['k', '']);
    expect(textsOf(axisOf(set, 'k'))).toEqual(['v12', '11.10', '11.9', '', 'GPU', 'ppu']);
  });

  it('groups versions by major, newest first, followed by other values', () => {
    const key = 'system.dsw.cudaVersion';
    const set = setOf([key, '11.8'], [key, '12.4'], [key, 'v12.10'], [key, '9.0'], [key, 'none'], ['team', 'a']);
    const axis = axisOf(set, key);
    expect(textsOf(axis)).toEqual(['12.x', 'v12.10', '12.4', '11.x', '11.8', '9.x', '9.0', 'none', 'not set']);
    expect(axis.entries[0]?.conditions).toEqual([
      { key, value: 'v12.10' },
      { key, value: '12.4' },
    ]);
  });

  it.each([
    ['of one major', ['2.8.0', '2.6.0']],
    ['that have a major each', ['2302', '2212', '2208']],
    ['of no number', ['a', 'b']],
  ])('does not group values %s', (_, values) => {
    const key = 'system.framework.DeepRec';
    expect(textsOf(axisOf(setOf(...values.map((value) => [key, value] as const)), key))).toEqual(values);
  });

  it('groups neither words nor the versions of other keys', () => {
    const set = setOf(['team.release', '2.0'], ['team.release', '2.1'], ['team.release', '1.0']);
    expect(textsOf(axisOf(set, 'team.release'))).toEqual(['2.1', '2.0', '1.0']);
  });

  it('has an entry for images without the key only if there are some', () => {
    const set = setOf(['k', 'a'], ['k', 'b']);
    expect(textsOf(axisOf(set, 'k'))).toEqual(['a', 'b']);
    expect(textsOf(axisOf(setOf(['k', 'a'], ['other', 'b']), 'k'))).toEqual(['a', 'not set']);
    expect(axisOf(set, 'not there').entries).toEqual([]);
    // A label of the old key belongs to the key even if it names no framework.
    expect(textsOf(axisOf(setOf(['system.framework', ' '], ['system.framework', 'A 1']), 'framework'))).toEqual([
      'A',
      'A 1',
    ]);
  });

  it('treats both keys of Python as one', () => {
    const set = setOf(
      ['system.pythonVersion', '3.10'],
      ['system.language.Python', '3.10'],
      ['system.pythonVersion', '3.9'],
    );
    for (const key of ['system.pythonVersion', 'system.language.Python']) {
      expect(textsOf(axisOf(set, key))).toEqual(['3.10', '3.9']);
    }
    expect(axisOf(set, 'system.pythonVersion').entries[0]?.conditions).toHaveLength(2);
  });

  it('has no filter for a value outside the grammar', () => {
    const set = setOf(['k', '*'], ['k', 'a,b=c'], ['k', 'a'], ['x=y', 'a'], ['system.framework', 'Odd a,b=c']);
    const filters = (key: string) =>
      axisOf(set, key)
        .entries.filter(({ kind }) => kind !== 'none')
        .map((entry) => entry.conditions?.length);
    expect(filters('k')).toEqual([undefined, 1, undefined]);
    expect(filters('x=y')).toEqual([undefined]);
    expect(filters('framework')).toEqual([undefined, undefined]);
  });

  it('gives each label of its key an entry, and each entry a unique id and place', () => {
    fc.assert(
      fc.property(
        anyImages,
        fc.constantFrom('framework', 'system.chipType', 'system.framework.PyTorch', 'system.pythonVersion', 'team'),
        (images, key) => {
          const axis = axisOf(imageSetOf(images), key);
          expect(new Set(axis.entries.map((entry) => entry.id)).size).toBe(axis.entries.length);
          axis.entries.forEach((entry, place) => {
            const over = axis.entries[entry.under];
            if (entry.kind === 'version') expect(['framework', 'major']).toContain(over?.kind);
            else expect(entry.under).toBe(place);
            if (entry.framework !== undefined) expect(over?.value).toBe(entry.framework);
            if (entry.kind === 'none') expect([place, axis.entries.length - 1]).toEqual([axis.nonePlace, place]);
            else expect([...axis.placeOf, ...axis.versionPlaceOf]).toContain(place);
          });
        },
      ),
    );
  });
});
