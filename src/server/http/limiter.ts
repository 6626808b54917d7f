import { failed, ok, type Result } from '../../contract/result.ts';

/** Call it to release the slot. `full`: the queue is full. `gone`: the signal aborted first. */
export type Slot = Result<() => void, 'full' | 'gone'>;

/**
 * Runs a limited number of tasks at once, and queues a limited number more, in order. All code that limits concurrency
 * uses it.
 */
export class Limiter {
  readonly #max: number;
  readonly #maxWaiting: number;
  #working = 0;
  readonly #waiting = new Set<() => void>();

  constructor(max: number, maxWaiting: number) {
    this.#max = max;
    this.#maxWaiting = maxWaiting;
  }

  take(signal: AbortSignal): Promise<Slot> {
    if (signal.aborted) return Promise.resolve(failed('gone'));
    if (this.#working < this.#max) return Promise.resolve(this.#begin());
    if (this.#waiting.size >= this.#maxWaiting) return Promise.resolve(failed('full'));
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiting.delete(proceed);
        resolve(failed('gone'));
      };
      const proceed = () => {
        signal.removeEventListener('abort', leave);
        resolve(this.#begin());
      };
      this.#waiting.add(proceed);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #begin(): Slot {
    this.#working += 1;
    let isReleased = false;
    return ok(() => {
      if (isReleased) return;
      isReleased = true;
      this.#working -= 1;
      const [next] = this.#waiting;
      if (next === undefined) return;
      this.#waiting.delete(next);
      next();
    });
  }
}
