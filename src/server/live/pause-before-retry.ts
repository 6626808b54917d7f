import type { Failure } from './failure.ts';

const LEAST_MS = 100;
const MOST_MS = 1_000;
/** What the service asks for is honoured up to here; a longer wait is the person's to decide. */
const MOST_ASKED_SECONDS = 10;
/** A second try needs some time of its own. */
const TRY_MS = 1_000;

/**
 * How long to wait before a second try, in milliseconds, or nothing where none is worth it. Time alone is spread over
 * its whole range, so that many who failed together do not come back together.
 */
export function pauseBeforeRetry(failure: Failure, remainingMs: number, random: () => number): number | undefined {
  if (failure.cure === 'none') return undefined;
  const wait = failure.cure === 'time' ? waitMs(failure.error.retryAfterSeconds, random) : 0;
  return wait === undefined || wait + TRY_MS > remainingMs ? undefined : wait;
}

function waitMs(askedSeconds: number | undefined, random: () => number): number | undefined {
  const jitter = LEAST_MS + random() * (MOST_MS - LEAST_MS);
  if (askedSeconds === undefined) return jitter;
  return askedSeconds > MOST_ASKED_SECONDS ? undefined : askedSeconds * 1_000 + jitter;
}
