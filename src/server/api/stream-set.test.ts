import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { ImageSetDecoder } from '../../contract/image-set/decode-images.ts';
import { endRecord, ImageSetEncoder } from '../../contract/image-set/encode-images.ts';
import { GrowingSet } from '../sources/image-set/growing-set.ts';
import { imagesIn, recordsIn } from '../testing/read-image-set.ts';
import { streamSet } from './image-set-route.ts';

const END = endRecord({ isComplete: true, answeredAt: 0 });

/** A set with this number of records, each with one image of 100 KB. */
function largeSet(records: number): GrowingSet {
  const set = new GrowingSet();
  const encoder = new ImageSetEncoder();
  for (let n = 0; n < records; n += 1)
    for (const record of encoder.images([{ ImageId: `${n}`, Name: 'n'.repeat(100_000) }])) set.add(record);
  set.end(END);
  return set;
}

test('makes no piece before the client reads the last one', async () => {
  const set = largeSet(50);
  const from = vi.spyOn(set, 'from');
  const leave = vi.fn();
  const reader = streamSet(set, 'gzip', leave).getReader();
  expect(from).not.toHaveBeenCalled();
  await reader.read();
  await reader.read();
  await new Promise((resolve) => setImmediate(resolve));
  expect(from).toHaveBeenCalledTimes(2);
  await reader.cancel();
  expect(leave).toHaveBeenCalledOnce();
});

test.each([
  ['identity', (bytes: Uint8Array) => bytes],
  ['gzip', gunzipSync],
  ['br', brotliDecompressSync],
] as const)('%s: each piece can be read when it comes, and all of them are the set', async (encoding, decompress) => {
  const set = new GrowingSet();
  const encoder = new ImageSetEncoder();
  const leave = vi.fn();
  const reader = streamSet(set, encoding, leave).getReader();
  const pieces: Uint8Array[] = [];
  for (let n = 0; n < 5; n += 1) {
    for (const record of encoder.images([{ ImageId: `image-${n}` }])) set.add(record);
    const { value } = await reader.read();
    if (value) pieces.push(value);
    expect(pieces).toHaveLength(n + 1);
  }
  set.end(END);
  for (let { value } = await reader.read(); value; { value } = await reader.read()) pieces.push(value);
  const decoder = new ImageSetDecoder();
  expect(imagesIn(recordsIn(decompress(Buffer.concat(pieces)), decoder))).toHaveLength(5);
  expect(decoder.isEnded).toBe(true);
  expect(leave).toHaveBeenCalledOnce();
});

test('a reader that disconnects while it waits stops at once', async () => {
  const leave = vi.fn();
  const reader = streamSet(new GrowingSet(), 'br', leave).getReader();
  const waiting = reader.read();
  await reader.cancel();
  expect(leave).toHaveBeenCalledOnce();
  expect(await waiting).toMatchObject({ done: true });
});
