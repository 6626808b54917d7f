import type { LiveLog } from './live-event.ts';

const PERIOD_MS = 10_000;

/**
 * Returns a function to be called for each question that is turned away because too many are waiting. The first is
 * logged at once, later ones are counted and logged together at most every 10 s: they may be thousands.
 */
export function createTurnedAwayLog(region: string, clock: () => number, log: LiveLog): () => void {
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
