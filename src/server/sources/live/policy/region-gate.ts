import { LRUCache } from 'lru-cache';
import { Limiter } from '../../../http/limiter.ts';
import type { LiveLog } from '../failure.ts';
import { RegionBreaker } from './breaker.ts';
import { TokenBucket } from './token-bucket.ts';

const UNDER_WAY = 8;
const WAITING = 64;
/** With the burst, 48 in any second: the service's quota is 50, and other tools of the account use it too. */
const PER_SECOND = 40;
const BURST = 8;
const MAX_REGIONS = 100;

/** All that is known of one region's service, and bounds what it is asked. A region in trouble does not slow the others. */
export interface RegionGate {
  readonly breaker: RegionBreaker;
  readonly limiter: Limiter;
  readonly pace: TokenBucket;
  readonly retries: RetryBudget;
  /** Regions have different servers, and one wrong clock must not spoil the requests to the others. */
  readonly offset: ClockOffset;
  /** To be called for each question that is turned away because too many are waiting. */
  readonly noteTurnedAway: () => void;
}

export interface GateParts {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds of a clock that nobody sets. */
  readonly steadyClock: () => number;
  readonly random: () => number;
  readonly log: LiveLog;
}

/** Gives each region its gate. Any well-formed id is a region, so the gates of the regions used last are kept. */
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
      noteTurnedAway: createTurnedAwayLog(region, steadyClock, log),
    };
    gates.set(region, gate);
    return gate;
  };
}

const PERIOD_MS = 10_000;

/**
 * Returns a function to be called for each question that is turned away because too many are waiting. The first is
 * logged at once, later ones are counted and logged together at most every 10 s: they may be thousands.
 */
function createTurnedAwayLog(region: string, clock: () => number, log: LiveLog): () => void {
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
/** So that a person who clicks now and then gets second tries too. */
const FLOOR = 8;

/**
 * Bounds second tries to a tenth of the questions of the last 10 s and a few more, so that a service in trouble never
 * gets more than 1.2 times the load because of us.
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

  /** Whether one more second try is within the budget; it counts as spent then. */
  spend(): boolean {
    const now = this.#forget();
    if (this.#retries.length >= FLOOR + SHARE * this.#questions.length) return false;
    this.#retries.push(now);
    return true;
  }

  /** Drops what is older than the window. Returns the time. */
  #forget(): number {
    const now = this.#clock();
    const oldest = now - WINDOW_MS;
    this.#questions = this.#questions.filter((at) => at > oldest);
    this.#retries = this.#retries.filter((at) => at > oldest);
    return now;
  }
}

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
   * request that was refused with the offset `signedAheadMs` is worth signing again: of several that were under way
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
