import { LRUCache } from 'lru-cache';
import { ClockOffset } from './clock-offset.ts';
import type { LiveLog } from './live-event.ts';
import { RegionBreaker } from './region-breaker.ts';
import { RetryBudget } from './retry-budget.ts';
import { Slots } from './slots.ts';
import { TokenBucket } from './token-bucket.ts';
import { createTurnedAwayLog } from './turned-away-log.ts';

const UNDER_WAY = 8;
const WAITING = 64;
/** With the burst, 48 in any second: the service's quota is 50, and other tools of the account use it too. */
const PER_SECOND = 40;
const BURST = 8;
const MAX_REGIONS = 100;

/** All that is known of one region's service, and bounds what it is asked. A region in trouble does not slow the others. */
export interface RegionGate {
  readonly breaker: RegionBreaker;
  readonly slots: Slots;
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
      slots: new Slots(UNDER_WAY, WAITING),
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
