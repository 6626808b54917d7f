import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { watchHeap } from './overload.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const MIB = 2 ** 20;

test('a heap is full if a collection frees little and it fills up again, until a collection frees enough', async () => {
  collect();
  const base = getHeapStatistics().used_heap_size;
  // Uses 95 MiB of a limit of 100 MiB above the memory of the tests.
  const fill = () => Array.from({ length: 95 }, () => new Array(MIB / 8).fill(0.5));
  const heap = watchHeap(base + 100 * MIB);
  collect();
  // Released at once: objects that wait for collection do not make the heap full.
  fill();
  await new Promise(setImmediate);
  expect(heap.isFull()).toBe(false);
  let held: unknown[] | undefined = fill();
  collect();
  await expect.poll(heap.isFull).toBe(true);
  held = undefined;
  collect();
  await expect.poll(heap.isFull).toBe(false);
  expect(held).toBeUndefined();
  heap.stop();
});
