/** A day: a clock that is further off is broken, and requests signed for a far future could be replayed then. */
const MOST_MS = 24 * 3_600_000;
/** Less than this is the way of the answer and the full seconds of a Date header, not a wrong clock. */
const LEAST_CHANGE_MS = 60_000;

/** Our clock, set right by the service's where that refused our time. */
export class ClockOffset {
  readonly #clock: () => number;
  #offsetMs = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The service's time, as well as we know it, in milliseconds since 1970. */
  now(): number {
    return this.#clock() + this.#offsetMs;
  }

  /** Takes over how far the service's clock is ahead of ours. False where that changes nothing or is not credible. */
  correct(skewMs: number | undefined): boolean {
    if (skewMs === undefined || Math.abs(skewMs) > MOST_MS) return false;
    if (Math.abs(skewMs - this.#offsetMs) < LEAST_CHANGE_MS) return false;
    this.#offsetMs = skewMs;
    return true;
  }
}
