import { Breaker } from './breaker.ts';
import { RetryBudget } from './retry-budget.ts';
import { Slots } from './slots.ts';
import { TokenBucket } from './token-bucket.ts';

const UNDER_WAY = 8;
const WAITING = 64;
/** With the burst, 48 in any second: the service's quota is 50, and other tools of the account use it too. */
const PER_SECOND = 40;
const BURST = 8;

/** All that bounds what one region's service is asked. A region in trouble does not slow the others. */
export interface RegionGate {
  readonly breaker: Breaker;
  readonly slots: Slots;
  readonly pace: TokenBucket;
  readonly retries: RetryBudget;
}

export interface GateParts {
  readonly clock: () => number;
  readonly random: () => number;
  readonly onBreaker: (region: string, open: boolean) => void;
}

/** Gives each region its gate. Regions come from the fixed table, so there are few. */
export function createGates({ clock, random, onBreaker }: GateParts): (region: string) => RegionGate {
  const gates = new Map<string, RegionGate>();
  return (region) => {
    const known = gates.get(region);
    if (known !== undefined) return known;
    const gate = {
      breaker: new Breaker(clock, random, (open) => onBreaker(region, open)),
      slots: new Slots(UNDER_WAY, WAITING),
      pace: new TokenBucket(PER_SECOND, BURST, clock),
      retries: new RetryBudget(clock),
    };
    gates.set(region, gate);
    return gate;
  };
}
