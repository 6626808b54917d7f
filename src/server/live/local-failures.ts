import type { Closure } from './breaker.ts';
import type { Failure } from './failure.ts';

/** Refusals of our own, before the service is asked, and for nobody. */

export const CANCELLED: Failure = {
  kind: 'cancelled',
  cure: 'none',
  error: { code: 'REQUEST_CANCELLED', status: 499, message: 'Nobody waits for this answer any more' },
};

export function paused(region: string, { waitMs, lastCode, isOneQuestion }: Closure): Failure {
  const seconds = Math.max(Math.ceil(waitMs / 1_000), 1);
  const last = lastCode === undefined ? '' : ` (last: ${lastCode})`;
  const what = isOneQuestion ? 'This request to' : 'Requests to';
  const message = `${what} PAI in ${region} failed several times in a row${last}, so it is not asked for now; next try in ${seconds} s`;
  return local({ code: 'UPSTREAM_PAUSED', status: 503, message, retryAfterSeconds: seconds });
}

export function overloaded(region: string): Failure {
  const message = `Too many requests to PAI in ${region} are waiting already; try again in a moment`;
  return local({ code: 'OVERLOADED', status: 503, message, retryAfterSeconds: 2 });
}

/** The answer came, but others that came before it were not read in time. */
export function unreadInTime(region: string): Failure {
  const message = `PAI in ${region} answered, but this server had other large answers to read first; try again in a moment`;
  return local({ code: 'OVERLOADED', status: 503, message, retryAfterSeconds: 2 });
}

export function unsendable(message: string): Failure {
  return local({ code: 'InvalidParameter', status: 400, message });
}

function local(error: Failure['error']): Failure {
  return { kind: 'local', cure: 'none', error };
}
