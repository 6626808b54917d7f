import { constants, PerformanceObserver, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

const TICK_MS = 50;
const SPAN_MS = 1_000;
/** Fewer turns than these in the last second are a delay of more than 200 ms each. */
const LEAST_TICKS = 5;
/** A process with less of a processor than this waits for other programs. Turning questions away would not help it. */
const LEAST_SHARE = 0.15;

/** A turn of the event loop, in milliseconds: when it came, and the processor time of the process until then. */
export interface Turn {
  readonly at: number;
  readonly cpuMs: number;
}

/**
 * Whether the event loop falls behind by work of this process: it came round less than five times in the last second,
 * and the process used a processor meanwhile. One pause of half a second, as the start of a program makes, does not
 * count. We rejected the histogram of `monitorEventLoopDelay`: it can only be reset, so a stall is weighed against
 * whatever came before it.
 */
export class LoopPace {
  #ticks: readonly Turn[] = [];

  /** The loop has come round. Times are of any steady clock. */
  tick(turn: Turn): void {
    this.#ticks = [...this.#ticks, turn].slice(-LEAST_TICKS);
  }

  isBehind({ at, cpuMs }: Turn): boolean {
    const [oldest] = this.#ticks;
    return oldest !== undefined && this.isLate(at) && cpuMs - oldest.cpuMs >= (at - oldest.at) * LEAST_SHARE;
  }

  /** Whether the loop came round too seldom, for whatever reason. */
  isLate(at: number): boolean {
    const [oldest] = this.#ticks;
    return oldest !== undefined && this.#ticks.length === LEAST_TICKS && at - oldest.at > SPAN_MS;
  }
}

export interface LoopWatch {
  readonly isBehind: () => boolean;
  readonly stop: () => void;
}

/** Watches the loop of this process. Keeps no process alive. */
export function watchLoop(): LoopWatch {
  const pace = new LoopPace();
  const timer = setInterval(() => pace.tick(turnNow()), TICK_MS);
  timer.unref();
  // To ask for the processor time takes longer than a short answer.
  const isBehind = () => pace.isLate(performance.now()) && pace.isBehind(turnNow());
  return { isBehind, stop: () => clearInterval(timer) };
}

function turnNow(): Turn {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), cpuMs: (user + system) / 1_000 };
}

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
