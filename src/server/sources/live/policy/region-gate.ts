import { LRUCache } from 'lru-cache';
import { Limiter, TokenBucket } from '../../../http/limiter.ts';
import type { LiveLog } from '../failure.ts';
import { RegionBreaker } from './breaker.ts';

const UNDER_WAY = 8;
const WAITING = 64;
/** With the burst, 48 in any second: the quota of the service is 50, and other tools of the account use it too. */
const PER_SECOND = 40;
const BURST = 8;
const MAX_REGIONS = 100;

/** The state and the limits of one region. A failing region does not slow down the others. */
export interface RegionGate {
  readonly breaker: RegionBreaker;
  readonly limiter: Limiter;
  readonly pace: TokenBucket;
  readonly retries: RetryBudget;
  /** One per region, because regions have different servers. One wrong clock must not affect the others. */
  readonly offset: ClockOffset;
  /** Must be called for each request that is rejected because the queue is full. */
  readonly noteOverload: () => void;
}

export interface GateParts {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly steadyClock: () => number;
  readonly random: () => number;
  readonly log: LiveLog;
}

/** Returns the gate of a region. Any well-formed id is a region, so only the most recently used gates are kept. */
export function createGates({ clock, steadyClock, random, log }: GateParts): (region: string) => RegionGate {
  const gates = new LRUCache<string, RegionGate>({ max: MAX_REGIONS });
  return (region) => {
    const known = gates.get(region);
    if (known !== undefined) return known;
    const gate = {
      breaker: new RegionBreaker(steadyClock, random, (open) => log({ event: 'breaker', region, open })),
      limiter: new Limiter(UNDER_WAY, WAITING),
      pace: new TokenBucket(PER_SECOND, BURST, steadyClock),
      retries: new RetryBudget(steadyClock),
      offset: new ClockOffset(clock, (aheadMs) =>
        log({ event: 'clock-corrected', region, seconds: Math.round(aheadMs / 1_000) }),
      ),
      noteOverload: createOverloadLog(region, steadyClock, log),
    };
    gates.set(region, gate);
    return gate;
  };
}

const PERIOD_MS = 10_000;

/**
 * Returns a function to call for each request that is rejected because the queue is full. The first call is logged at
 * once. Later ones are counted and logged at most every 10 s, because there may be thousands.
 */
function createOverloadLog(region: string, clock: () => number, log: LiveLog): () => void {
  let count = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;
  return () => {
    count += 1;
    const now = clock();
    if (now - loggedAt < PERIOD_MS) return;
    log({ event: 'turned-away', region, questions: count });
    loggedAt = now;
    count = 0;
  };
}

const WINDOW_MS = 10_000;
const SHARE = 0.1;
/** Lets a person with few requests get retries too. */
const FLOOR = 8;

/**
 * Limits retries to 8 and a tenth of the requests of the last 10 s, so that a failing service gets at most 1.2 times
 * the load.
 */
export class RetryBudget {
  readonly #clock: () => number;
  #questions: number[] = [];
  #retries: number[] = [];

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  countQuestion(): void {
    const now = this.#forget();
    this.#questions.push(now);
  }

  /** Whether one more retry is allowed. If so, it counts as used. */
  spend(): boolean {
    const now = this.#forget();
    if (this.#retries.length >= FLOOR + SHARE * this.#questions.length) return false;
    this.#retries.push(now);
    return true;
  }

  /** Removes entries that are older than the window. Returns the current time. */
  #forget(): number {
    const now = this.#clock();
    const oldest = now - WINDOW_MS;
    this.#questions = this.#questions.filter((at) => at > oldest);
    this.#retries = this.#retries.filter((at) => at > oldest);
    return now;
  }
}

/** One day. A clock that is further off is broken, and requests signed for a far future could be replayed then. */
const MAX_OFFSET_MS = 24 * 3_600_000;
/** A smaller difference comes from network delay and the whole seconds of a Date header, not from a wrong clock. */
const MIN_CHANGE_MS = 60_000;

/**
 * Our clock, corrected by the service's clock after the service rejected our time. `onChange` receives each new offset.
 */
export class ClockOffset {
  readonly #clock: () => number;
  readonly #onChange: (aheadMs: number) => void;
  #aheadMs = 0;

  constructor(clock: () => number, onChange: (aheadMs: number) => void = () => {}) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** How far the service's clock is ahead of ours, in milliseconds: our best estimate. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** The service's time in milliseconds since 1970: our best estimate. */
  now(): number {
    return this.#clock() + this.#aheadMs;
  }

  /**
   * Stores how far the service's clock is ahead of ours, if that is credible and new. Returns whether it helps to sign
   * the refused request again; `signedAheadMs` is the offset it was signed with. If several requests were in flight,
   * the first one corrects the clock, and the others only need the new time.
   */
  correct(skewMs: number | undefined, signedAheadMs: number): boolean {
    const isCredible = skewMs !== undefined && Math.abs(skewMs) <= MAX_OFFSET_MS;
    if (isCredible && isFar(skewMs, this.#aheadMs)) {
      this.#aheadMs = skewMs;
      this.#onChange(skewMs);
    }
    return isFar(this.#aheadMs, signedAheadMs);
  }
}

function isFar(a: number, b: number): boolean {
  return Math.abs(a - b) >= MIN_CHANGE_MS;
}
