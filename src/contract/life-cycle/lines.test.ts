import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isPythonKey, readFramework } from '../label-keys.ts';
import type { Image } from '../operations.ts';
import { compareText, versionRank } from '../versions.ts';
import { imageTableOf } from './image-table.ts';
import { NO_LINE, newestOfLines } from './lines.ts';
import { newestOrder } from './newest-order.ts';
import { anyImages } from './testing/any-labelled.ts';

const values = ({ Labels = [] }: Image, key: string) =>
  Labels.flatMap(({ Key, Value }) => (Key === key ? [Value] : []));
const frameworks = ({ Labels = [] }: Image) => Labels.flatMap(({ Key, Value }) => readFramework(Key, Value) ?? []);
const greatest = (versions: readonly string[]) => versions.map(versionRank).sort(compareText).at(-1) ?? '';
const tagOf = ({ ImageUri = '' }: Image) => /^[^@]*:([^/@]*)/.exec(ImageUri)?.[1] ?? '';
const timeOf = ({ GmtCreateTime = '' }: Image) => Date.parse(GmtCreateTime) || Number.NEGATIVE_INFINITY;

/** The line of an image as text, as a person would write it; undefined if it is unknown. */
function naiveLine(image: Image): string | undefined {
  const names = new Set(frameworks(image).map(({ name }) => name));
  const chips = values(image, 'system.chipType').filter((chip) => chip !== '');
  if (names.size === 0 || chips.length === 0 || image.ImageUri === undefined) return undefined;
  const { Labels = [] } = image;
  const pythons = Labels.flatMap(({ Key, Value }) => (isPythonKey(Key) ? [Value] : []));
  const services = Labels.flatMap(({ Key, Value }) =>
    /^system\.supported\./.test(Key) && Value === 'true' ? [Key] : [],
  );
  const major = (cuda: string) => cuda.replace(/^v?([0-9]+)\..*$/, '$1');
  const minor = (python: string) => python.replace(/^([0-9]+\.[0-9]+)\..*$/, '$1');
  const parts = [
    [...names],
    chips,
    services,
    values(image, 'system.origin'),
    [image.ImageUri.replace(/@.*$/, '').replace(/:[^/:]*$/, '')],
    values(image, 'system.dsw.cudaVersion').map(major),
    pythons.map(minor),
  ];
  return JSON.stringify(parts.map((part) => [...new Set(part)].sort()));
}

/** Whether an image is newer than another one of its line, step by step. */
function isNewer(a: Image, b: Image): boolean {
  const names = [...new Set(frameworks(a).map(({ name }) => name))].sort();
  const version = (image: Image, name: string) =>
    greatest(frameworks(image).flatMap((framework) => (framework.name === name ? [framework.version] : [])));
  const steps: (readonly [string | number, string | number])[] = [
    ...names.map((name) => [version(a, name), version(b, name)] as const),
    [greatest(values(a, 'system.dsw.cudaVersion')), greatest(values(b, 'system.dsw.cudaVersion'))],
    [versionRank(tagOf(a)), versionRank(tagOf(b))],
    [timeOf(a), timeOf(b)],
    [a.ImageId, b.ImageId],
  ];
  const [left, right] = steps.find(([own, other]) => own !== other) ?? ['', ''];
  return left > right;
}

describe('lines of images', () => {
  it('agree with a naive walk', () => {
    fc.assert(
      fc.property(anyImages, (images) => {
        const expected = images.map((image, at) => {
          const line = naiveLine(image);
          if (line === undefined) return NO_LINE;
          return images.reduce(
            (best, other, position) =>
              naiveLine(other) === line && isNewer(other, images[best] ?? other) ? position : best,
            at,
          );
        });
        expect([...newestOfLines(imageTableOf(images))]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('have one newest image each, which is not superseded', () => {
    fc.assert(
      fc.property(anyImages, (images) => {
        const newest = newestOfLines(imageTableOf(images));
        const byLine = new Map<string, Set<number>>();
        for (const [at, image] of images.entries()) {
          const line = naiveLine(image);
          if (line !== undefined) byLine.set(line, (byLine.get(line) ?? new Set()).add(newest[at] ?? NO_LINE));
        }
        for (const found of byLine.values()) {
          expect(found.size).toBe(1);
          for (const best of found) expect(newest[best]).toBe(best);
        }
      }),
    );
  });

  it('do not depend on the order of images', () => {
    fc.assert(
      fc.property(anyImages, (images) => {
        const idsOf = (list: readonly Image[]) => {
          const newest = newestOfLines(imageTableOf(list));
          return new Map(list.map(({ ImageId }, at) => [ImageId, list[newest[at] ?? NO_LINE]?.ImageId]));
        };
        expect(idsOf([...images].reverse())).toEqual(new Map([...idsOf(images)].reverse()));
      }),
    );
  });

  it('stay separate when images have many other labels', () => {
    const images = Array.from(
      { length: 1_700 },
      (_, at): Image => ({
        ImageId: `i${at}`,
        ImageUri: 'r:1',
        Labels: [
          { Key: 'system.chipType', Value: 'GPU' },
          ...Array.from({ length: 20 }, (_none, own) => ({ Key: `system.framework.F${at * 20 + own}`, Value: '1' })),
        ],
      }),
    );
    expect([...newestOfLines(imageTableOf(images))]).toEqual([...images.keys()]);
  });
});

const image = (id: string, labels: Readonly<Record<string, string>>, uri = 'r:1', time = '2026-01-01'): Image => ({
  ImageId: id,
  ImageUri: uri,
  GmtCreateTime: time,
  Labels: Object.entries(labels).map(([Key, Value]) => ({ Key, Value })),
});
const pytorch = (version: string) => ({ 'system.framework.PyTorch': version, 'system.chipType': 'GPU' });

test.each([
  ['a greater framework', image('b', pytorch('2.9')), image('a', pytorch('2.10'))],
  [
    'both styles of one framework',
    image('b', pytorch('2.9')),
    image('a', { 'system.framework': 'PyTorch 2.10', 'system.chipType': 'GPU' }),
  ],
  [
    'CUDA of one major',
    image('b', { ...pytorch('2.8'), 'system.dsw.cudaVersion': '12.9' }),
    image('a', { ...pytorch('2.8'), 'system.dsw.cudaVersion': '12.10' }),
  ],
  ['the tag', image('b', pytorch('2.8'), 'r:1.9'), image('a', pytorch('2.8'), 'r:1.10')],
  [
    'the time',
    image('b', pytorch('2.8'), 'r:1', '2026-01-01T12:00:00+08:00'),
    image('a', pytorch('2.8'), 'r:1', '2026-01-01T05:00:00Z'),
  ],
  ['a time that is known', image('b', pytorch('2.8'), 'r:1', 'soon'), image('a', pytorch('2.8'))],
  ['the id', image('a', pytorch('2.8')), image('b', pytorch('2.8'))],
])('%s makes an image newer', (_, older, newer) => {
  expect([...newestOfLines(imageTableOf([older, newer]))]).toEqual([1, 1]);
  expect([...newestOfLines(imageTableOf([newer, older]))]).toEqual([0, 0]);
});

test.each([
  ['another chip', { ...pytorch('2.8'), 'system.chipType': 'CPU' }, 'r:1'],
  ['one framework more', { ...pytorch('2.8'), 'system.framework.vLLM': '0.9' }, 'r:1'],
  ['another service', { ...pytorch('2.8'), 'system.supported.dsw': 'true' }, 'r:1'],
  ['another origin', { ...pytorch('2.8'), 'system.origin': 'PAI' }, 'r:1'],
  ['another repository', pytorch('2.8'), 'localhost:5000/r:1'],
  ['another major of CUDA', { ...pytorch('2.8'), 'system.dsw.cudaVersion': '12.4' }, 'r:1'],
  ['another minor of Python', { ...pytorch('2.8'), 'system.pythonVersion': '3.11' }, 'r:1'],
])('%s is another line', (_, labels, uri) => {
  expect([...newestOfLines(imageTableOf([image('a', pytorch('2.6')), image('b', labels, uri)]))]).toEqual([0, 1]);
});

test.each([
  ['no framework', image('a', { 'system.chipType': 'GPU' })],
  ['no chip type', image('a', { 'system.framework.PyTorch': '2.8' })],
  ['a blank chip type', image('a', { ...pytorch('2.8'), 'system.chipType': ' ' })],
  ['no URI', { ...image('a', pytorch('2.8')), ImageUri: undefined }],
  ['no labels', { ImageId: 'a', ImageUri: 'r:1' }],
])('the line of an image with %s is unknown', (_, unknown) => {
  expect([...newestOfLines(imageTableOf([unknown, image('b', pytorch('9'))]))]).toEqual([NO_LINE, 1]);
});

test('requested frameworks are compared first', () => {
  const table = imageTableOf([
    image('a', { 'system.framework.DeepSpeed': '0.9', 'system.framework.PyTorch': '2.1' }),
    image('b', { 'system.framework.DeepSpeed': '0.8', 'system.framework.PyTorch': '2.8' }),
    image('c', { 'system.framework.PyTorch': '2.8' }),
    image('d', {}),
  ]);
  const sorted = (first: readonly string[]) =>
    [0, 1, 2, 3]
      .sort(newestOrder(table, first))
      .map((at) => 'abcd'[at])
      .join('');
  expect(sorted([])).toBe('dcba');
  expect(sorted(['PyTorch'])).toBe('dacb');
});
