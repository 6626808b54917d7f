import { constants, PerformanceObserver, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

const TICK_MS = 50;
const SPAN_MS = 1_000;
/** Fewer turns in the last second mean delays of more than 200 ms each. */
const MIN_TICKS = 5;
/** Below this share of a processor the process waits for other programs. Rejecting requests would not help. */
const MIN_SHARE = 0.15;

/** A turn of the event loop, in milliseconds: its time, and the processor time of the process so far. */
export interface Turn {
  readonly at: number;
  readonly cpuMs: number;
}

/**
 * Whether the event loop falls behind because of this process: it had fewer than five turns in the last second, and the
 * process used the processor. One pause of half a second, as at the start, does not count. We rejected the histogram of
 * `monitorEventLoopDelay`: it can only be reset, so earlier values hide a stall.
 */
export class LoopPace {
  #ticks: readonly Turn[] = [];

  /** Records a turn of the loop. Times are from any monotonic clock. */
  tick(turn: Turn): void {
    this.#ticks = [...this.#ticks, turn].slice(-MIN_TICKS);
  }

  isBehind({ at, cpuMs }: Turn): boolean {
    const [oldest] = this.#ticks;
    return oldest !== undefined && this.isLate(at) && cpuMs - oldest.cpuMs >= (at - oldest.at) * MIN_SHARE;
  }

  /** Whether the loop had too few turns, for any reason. */
  isLate(at: number): boolean {
    const [oldest] = this.#ticks;
    return oldest !== undefined && this.#ticks.length === MIN_TICKS && at - oldest.at > SPAN_MS;
  }
}

export interface LoopWatch {
  readonly isBehind: () => boolean;
  readonly stop: () => void;
}

/** Watches the event loop of this process. Does not keep the process alive. */
export function watchLoop(): LoopWatch {
  const pace = new LoopPace();
  const timer = setInterval(() => pace.tick(turnNow()), TICK_MS);
  timer.unref();
  // Reading the processor time takes longer than a short response.
  const isBehind = () => pace.isLate(performance.now()) && pace.isBehind(turnNow());
  return { isBehind, stop: () => clearInterval(timer) };
}

function turnNow(): Turn {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), cpuMs: (user + system) / 1_000 };
}

/** The heap is full above these parts of its limit: memory left after a collection, and memory in use now. */
const LEFT_OVER = 0.8;
const IN_USE = 0.9;

export interface HeapWatch {
  readonly isFull: () => boolean;
  readonly stop: () => void;
}

/**
 * Watches the heap of this process. It is full if the last collection freed little and it has filled up since, so that
 * more work would soon crash the process. We rejected the memory in use alone: node collects late, so a healthy heap
 * often comes near its limit. `limitBytes` is node's own by default. Does not keep the process alive.
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

/** Whether a collection covered the whole heap; most cover young objects only. */
function isThorough(collection: object): boolean {
  const { detail } = collection as { readonly detail?: { readonly kind?: number } };
  return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}
