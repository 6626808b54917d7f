import { pause } from './deadline.ts';

/**
 * Keeps the pace under a quota: `burst` may go at once, then `perSecond` each second, so that no second ever sees more
 * than both together.
 */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #clock: () => number;
  #tokens: number;
  #filledAt: number;

  constructor(perSecond: number, burst: number, clock: () => number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#clock = clock;
    this.#tokens = burst;
    this.#filledAt = clock();
  }

  /** Waits for a token. One that aborts has still spent it: giving it back would let the next ones go too early. */
  async take(signal: AbortSignal): Promise<void> {
    this.#fill();
    this.#tokens -= 1;
    if (this.#tokens < 0) await pause((-this.#tokens / this.#perSecond) * 1_000, signal);
  }

  #fill(): void {
    const now = this.#clock();
    const seconds = Math.max(now - this.#filledAt, 0) / 1_000;
    this.#tokens = Math.min(this.#burst, this.#tokens + seconds * this.#perSecond);
    this.#filledAt = now;
  }
}
