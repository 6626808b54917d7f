/** A day: a clock that is further off is broken, and requests signed for a far future could be replayed then. */
const MOST_MS = 24 * 3_600_000;
/** Less than this is the way of the answer and the full seconds of a Date header, not a wrong clock. */
const LEAST_CHANGE_MS = 60_000;

/** Our clock, set right by the service's where that refused our time. `onChange` hears each new offset. */
export class ClockOffset {
  readonly #clock: () => number;
  readonly #onChange: (aheadMs: number) => void;
  #aheadMs = 0;

  constructor(clock: () => number, onChange: (aheadMs: number) => void = () => {}) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** How far the service's clock is ahead of ours, as well as we know it, in milliseconds. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** The service's time, as well as we know it, in milliseconds since 1970. */
  now(): number {
    return this.#clock() + this.#aheadMs;
  }

  /**
   * Takes over how far the service's clock is ahead of ours, where that is credible and changes anything. Whether a
   * request that was refused with the offset `signedAheadMs` is worth signing anew: of several that were under way
   * together the first sets the clock right, and the others need only the new time.
   */
  correct(skewMs: number | undefined, signedAheadMs: number): boolean {
    const isCredible = skewMs !== undefined && Math.abs(skewMs) <= MOST_MS;
    if (isCredible && isFar(skewMs, this.#aheadMs)) {
      this.#aheadMs = skewMs;
      this.#onChange(skewMs);
    }
    return isFar(this.#aheadMs, signedAheadMs);
  }
}

function isFar(a: number, b: number): boolean {
  return Math.abs(a - b) >= LEAST_CHANGE_MS;
}
