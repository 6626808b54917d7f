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

/**
 * Keeps requests under a quota: `burst` may go at once, then `perSecond` each second, so that no second sees more than
 * both together. Waiters are served in order.
 *
 * A token is spent only when it is handed out. We rejected reserving tokens for waiters: waiters that leave would delay
 * later ones for tokens that nobody uses.
 */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #clock: () => number;
  readonly #waiting = new Set<() => void>();
  #tokens: number;
  #filledAt: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(perSecond: number, burst: number, clock: () => number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#clock = clock;
    this.#tokens = burst;
    this.#filledAt = clock();
  }

  /** Waits for a token. Returns false and spends no token if the signal aborts first. */
  take(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiting.delete(proceed);
        if (this.#waiting.size === 0) this.#stopTimer();
        resolve(false);
      };
      const proceed = () => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      this.#waiting.add(proceed);
      signal.addEventListener('abort', leave, { once: true });
      // While others wait, the timer of the first one serves all in order.
      if (this.#timer === undefined) this.#fill(0);
      this.#handOut();
    });
  }

  /** Takes back an unused token. */
  giveBack(): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + 1);
    this.#handOut();
  }

  /**
   * Adds the tokens of the time since the last call. `leastMs` is the least time to count, because a clock may be set
   * back.
   */
  #fill(leastMs: number): void {
    const now = this.#clock();
    const seconds = Math.max(now - this.#filledAt, leastMs) / 1_000;
    this.#tokens = Math.min(this.#burst, this.#tokens + seconds * this.#perSecond);
    this.#filledAt = now;
  }

  #handOut(): void {
    for (const proceed of this.#waiting) {
      if (this.#tokens < 1) break;
      this.#tokens -= 1;
      this.#waiting.delete(proceed);
      proceed();
    }
    if (this.#waiting.size === 0) this.#stopTimer();
    else if (this.#timer === undefined) this.#startTimer();
  }

  #startTimer(): void {
    const ms = ((1 - this.#tokens) / this.#perSecond) * 1_000;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#fill(ms);
      this.#handOut();
    }, Math.ceil(ms));
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
