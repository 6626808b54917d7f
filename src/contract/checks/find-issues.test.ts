import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { imageTableOf } from '../life-cycle/image-table.ts';
import { anyImages } from '../life-cycle/testing/any-labelled.ts';
import type { Image } from '../operations.ts';
import { findIssues } from './find-issues.ts';
import { FINDING_KINDS } from './finding.ts';
import { findingText } from './finding-text.ts';
import { nearPairs } from './near-pairs.ts';

const image = (id: string, uri: string | undefined, labels: Readonly<Record<string, string>>): Image => ({
  ImageId: id,
  ...(uri === undefined ? {} : { ImageUri: uri }),
  Labels: Object.entries(labels).map(([Key, Value]) => ({ Key, Value })),
});
const WHOLE = {
  'system.chipType': 'GPU',
  'system.dsw.cudaVersion': '12.4',
  'system.framework.PyTorch': '2.6',
  'system.pythonVersion': '3.11',
  'system.supported.dlc': 'true',
};
const found = (...images: readonly Image[]) =>
  findIssues(imageTableOf(images)).map(({ kind, details, positions }) =>
    [kind, ...details, positions.map((at) => images[at]?.ImageId).join()].join(' | '),
  );

test('a fully labelled image has no findings', () => {
  expect(found(image('a', 'r/x:2.6-gpu-py311-cu124', WHOLE))).toEqual([]);
});

test('counts missing labels; only services with the value true and GPU count', () => {
  expect(
    found(
      image('a', undefined, {}),
      image('b', undefined, { ...WHOLE, 'system.supported.dlc': 'false' }),
      image('c', undefined, {
        'system.chipType': 'GPU',
        'system.language.Python': '3.9',
        'system.framework': 'XGBoost',
      }),
      image('d', undefined, { 'system.chipType': 'CPU' }),
    ),
  ).toEqual(['no-chip | a', 'no-framework | a,d', 'no-python | a,d', 'no-service | a,b,c,d', 'gpu-without-cuda | c']);
});

test.each([
  ['cu121', { 'system.dsw.cudaVersion': '12.4' }, 'tag-cuda | cu121 | 12.4'],
  ['x-cuda12.1.1-y', { 'system.dsw.cudaVersion': '12.4' }, 'tag-cuda | cuda12.1.1 | 12.4'],
  ['cuda-11', { 'system.dsw.cudaVersion': '12.4' }, 'tag-cuda | cuda-11 | 12.4'],
  ['cu92', { 'system.dsw.cudaVersion': '10.1' }, 'tag-cuda | cu92 | 10.1'],
  ['cu124', { 'system.dsw.cudaVersion': '12.4.1' }, undefined],
  ['cu12', { 'system.dsw.cudaVersion': '12.4' }, undefined],
  ['cu92', { 'system.dsw.cudaVersion': '9.2' }, undefined],
  ['cu121', { 'system.dsw.cudaVersion': 'v12' }, undefined],
  ['cu121', { 'system.dsw.cudaVersion': 'none' }, undefined],
  ['focus121', { 'system.dsw.cudaVersion': '12.4' }, undefined],
  ['py310', { 'system.pythonVersion': '3.11' }, 'tag-python | py310 | 3.11'],
  ['a_python3.8.10-b', { 'system.pythonVersion': '3.11' }, 'tag-python | python3.8.10 | 3.11'],
  ['py3', { 'system.pythonVersion': '3.11' }, undefined],
  ['py311', { 'system.pythonVersion': '3.11.9' }, undefined],
  ['numpy310', { 'system.pythonVersion': '3.11' }, undefined],
  ['1-gpu', { 'system.chipType': 'CPU', 'system.dsw.cudaVersion': '12.4' }, 'tag-chip | gpu | CPU'],
  ['CPU', {}, 'tag-chip | CPU | GPU'],
  ['gpu', { 'system.chipType': 'PPU' }, undefined],
  ['cpu-gpu', {}, undefined],
])('tag %s beside %j', (tag, labels, expected) => {
  const findings = found(image('a', `host:5000/r/x:${tag}`, { ...WHOLE, ...labels }));
  expect(findings).toEqual(expected === undefined ? [] : [`${expected} | a`]);
});

test('finds label styles that disagree, repeated URIs and mutable tags', () => {
  const styles = (old: string) => image('a', 'r:1', { ...WHOLE, 'system.framework': old });
  expect(found(styles('PyTorch 2.8'))).toEqual(['framework-styles | PyTorch 2.8 | PyTorch 2.6 | a']);
  expect(found(styles('PyTorch v2.6'))).toEqual([]);
  expect(found(styles('PyTorch'))).toEqual([]);
  expect(found(styles('XGBoost 1.6'))).toEqual([]);
  expect(found(image('a', 'r:1', WHOLE), image('b', 'r:1 ', WHOLE), image('c', 'r:2', WHOLE))).toEqual([
    'same-uri | r:1 | a,b',
  ]);
  const tags = ['r:latest', 'r', 'r:2-nightly', 'r:main', 'r:latest@sha256:ab', 'r:latest-2', 'host:5000/r'];
  expect(found(...tags.map((uri, at) => image(String(at), uri, WHOLE)))).toEqual([
    'mutable-tag |  | 1,6',
    'mutable-tag | latest | 0',
    'mutable-tag | 2-nightly | 2',
    'mutable-tag | main | 3',
  ]);
});

test('finds keys and values that differ from others by one typo', () => {
  const team = (id: string, labels: Readonly<Record<string, string>>) => image(id, undefined, { ...WHOLE, ...labels });
  expect(
    found(
      team('a', { 'team.owner': 'vision' }),
      team('b', { 'team.owner': 'vision' }),
      team('c', { 'team.ownr': 'speech', 'system.supported.dlc': 'True', 'system.supported.dsw': 'true' }),
      team('d', { 'team.owner': 'visions', 'system.chipType': 'gpu', 'system.framework.PyTorch': '2.7' }),
    ),
  ).toEqual([
    'near-keys | team.ownr | team.owner | c',
    'near-values | system.supported.dlc | True | true | c',
    'near-values | system.chipType | gpu | GPU | d',
    'near-values | team.owner | visions | vision | d',
  ]);
});

describe('near pairs', () => {
  it('equal a comparison of all pairs, the rarer text first', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '1', '2'), minLength: 3, maxLength: 7 });
    const texts = fc.uniqueArray(text, { maxLength: 12 });
    const near = (a: string, b: string) => {
      const [left, right] = [a.toLowerCase(), b.toLowerCase()];
      if (left === right) return true;
      if (Math.min(left.length, right.length) < 5) return false;
      const without = (one: string, at: number) => one.slice(0, at) + one.slice(at + 1);
      const letter = (one: string, at: number) => !/[0-9]/.test(one[at] ?? '1');
      const places = (one: string) => [...one].map((_, at) => at);
      return (
        places(left).some((at) => letter(left, at) && without(left, at) === right) ||
        places(right).some((at) => letter(right, at) && without(right, at) === left) ||
        places(left).some(
          (at) =>
            letter(left, at) &&
            letter(right, at) &&
            without(left, at) === without(right, at) &&
            left.length === right.length,
        )
      );
    };
    fc.assert(
      fc.property(texts, (all) => {
        const rarer = all.filter((one, at) => all.some((other, place) => place < at && near(one, other)));
        const found = nearPairs(all, (one) => all.length - all.indexOf(one));
        expect(new Set(found.map(([one]) => one))).toEqual(new Set(rarer));
        for (const [one, other] of found) expect(near(one, other)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('findings name each image once and have a text, for any images', () => {
  fc.assert(
    fc.property(anyImages, (images) => {
      const findings = findIssues(imageTableOf(images));
      const order = findings.map(({ kind }) => FINDING_KINDS.indexOf(kind));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      for (const finding of findings) {
        expect(finding.positions).toEqual([...new Set(finding.positions)].sort((a, b) => a - b));
        expect(finding.positions.length).toBeGreaterThan(finding.kind === 'same-uri' ? 1 : 0);
        expect(findingText(finding).what).not.toBe('');
        expect(findingText(finding).fix).not.toBe('');
      }
      const without = images.filter(({ Labels = [] }) => !Labels.some(({ Key }) => Key === 'system.chipType'));
      expect(findings.find(({ kind }) => kind === 'no-chip')?.positions.length ?? 0).toBe(without.length);
    }),
  );
});
