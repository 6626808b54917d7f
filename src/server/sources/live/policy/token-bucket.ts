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
