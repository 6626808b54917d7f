import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Image } from '../operations.ts';
import { bestMatch, newerBecause } from './best-match.ts';
import { imageTableOf } from './image-table.ts';
import { newestOrder } from './newest-order.ts';
import { anyImages } from './testing/any-labelled.ts';

const FIRST = fc.constantFrom<readonly string[]>([], ['vLLM'], ['XGBoost', 'PyTorch']);

test('the best two equal the first two of a sort', () => {
  fc.assert(
    fc.property(anyImages, FIRST, (images, first) => {
      const table = imageTableOf(images);
      const sorted = [...images.keys()].sort(newestOrder(table, first)).reverse();
      const [best, next] = sorted;
      expect(bestMatch(table, [...images.keys()], first)).toEqual(best === undefined ? undefined : { best, next });
      if (best === undefined || next === undefined) return;
      const because = newerBecause(table, best, next, first);
      // Without the named difference, the two images would not be in this order for this reason.
      if ('own' in because) expect(because.own).not.toBe(because.other);
    }),
  );
});

const image = (id: string, labels: Readonly<Record<string, string>>, uri = 'r:1', time = '2026-01-01'): Image => ({
  ImageId: id,
  ImageUri: uri,
  GmtCreateTime: time,
  Labels: Object.entries(labels).map(([Key, Value]) => ({ Key, Value })),
});
const PYTORCH = 'system.framework.PyTorch';
const VLLM = 'system.framework.vLLM';
const CUDA = 'system.dsw.cudaVersion';

test.each([
  [
    image('a', { [PYTORCH]: '2.8' }),
    image('b', { [PYTORCH]: '2.10' }),
    [],
    'b',
    { by: 'framework', name: 'PyTorch', own: '2.10', other: '2.8' },
  ],
  [
    image('a', { [PYTORCH]: '2.8', [VLLM]: '0.9' }),
    image('b', { [PYTORCH]: '2.10' }),
    ['vLLM'],
    'a',
    { by: 'framework', name: 'vLLM', own: '0.9', other: undefined },
  ],
  [image('a', { [CUDA]: '12.4' }), image('b', {}), [], 'a', { by: 'cuda', own: '12.4', other: undefined }],
  [image('a', {}, 'r:9'), image('b', {}, 'r:10'), [], 'b', { by: 'tag', own: '10', other: '9' }],
  [image('a', {}, 'r:1', '2026-02-01'), image('b', {}), [], 'a', { by: 'time' }],
  [image('a', {}), image('b', {}), [], 'b', { by: 'id' }],
])('%#: returns the first difference', (one, other, first, expected, because) => {
  const images = [one, other];
  const table = imageTableOf(images);
  const { best = 0, next = 0 } = bestMatch(table, [0, 1], first) ?? {};
  expect(images[best]?.ImageId).toBe(expected);
  expect(newerBecause(table, best, next, first)).toEqual(because);
});
