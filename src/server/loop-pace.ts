import { performance } from 'node:perf_hooks';

const TICK_MS = 50;
const SPAN_MS = 1_000;
/** Fewer turns than these in the last second are a delay of more than 200 ms each. */
const LEAST_TICKS = 5;

/**
 * Whether the event loop falls behind: it came round less than five times in the last second. One pause of half a
 * second, as a busy machine or the start of a program makes, is none; the histogram of `monitorEventLoopDelay` was
 * refused because it can only be reset, so that a stall is weighed against whatever came before it.
 */
export class LoopPace {
  #ticks: readonly number[] = [];

  /** The loop has come round. `now` in milliseconds of any steady clock. */
  tick(now: number): void {
    this.#ticks = [...this.#ticks, now].slice(-LEAST_TICKS);
  }

  isBehind(now: number): boolean {
    const [oldest] = this.#ticks;
    return this.#ticks.length === LEAST_TICKS && oldest !== undefined && now - oldest > SPAN_MS;
  }
}

export interface LoopWatch {
  readonly isBehind: () => boolean;
  readonly stop: () => void;
}

/** Watches the loop of this process. Keeps no process alive. */
export function watchLoop(): LoopWatch {
  const pace = new LoopPace();
  const timer = setInterval(() => pace.tick(performance.now()), TICK_MS);
  timer.unref();
  return { isBehind: () => pace.isBehind(performance.now()), stop: () => clearInterval(timer) };
}
