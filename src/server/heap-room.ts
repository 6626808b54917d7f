import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** Beyond these parts of the limit the heap is full: of what a collection left, and of what is in use now. */
const LEFT_OVER = 0.8;
const IN_USE = 0.9;

export interface HeapWatch {
  readonly isFull: () => boolean;
  readonly stop: () => void;
}

/**
 * Watches the heap of this process: full is one that the last collection hardly emptied and that has filled up since, so
 * that more work would soon end the process. What is in use alone tells nothing, for node collects late: a healthy heap
 * comes near its limit again and again. `limitBytes` is node's own unless given. Keeps no process alive.
 */
export function watchHeap(limitBytes = getHeapStatistics().heap_size_limit): HeapWatch {
  const inUse = () => getHeapStatistics().used_heap_size;
  let leftOver = 0;
  const collections = new PerformanceObserver((list) => {
    if (list.getEntries().some(isThorough)) leftOver = inUse();
  });
  collections.observe({ entryTypes: ['gc'] });
  return {
    isFull: () => leftOver > LEFT_OVER * limitBytes && inUse() > IN_USE * limitBytes,
    stop: () => collections.disconnect(),
  };
}

/** Whether a collection went over the whole heap; most only look at what is young. */
function isThorough(collection: object): boolean {
  const { detail } = collection as { readonly detail?: { readonly kind?: number } };
  return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}
