import type { PaiError } from '../../../contract/errors.ts';
import type { OpenState } from './policy/breaker.ts';

/**
 * What kind of no this is, which decides what the policies do.
 *
 * `outage`: no whole answer, or the service says that it is at fault. An older answer may stand in; the breaker counts.
 * `odd`: a whole answer that is not what it should be. An older answer may stand in, but its sender is up and quick,
 * and the same question of another workspace may go well, so the breaker does not count it.
 * `throttled`: too many requests. `refusal`: an orderly no. An older answer must not stand in for it.
 * `local`: the service was not asked. `cancelled`: nobody waits any more.
 */
export type FailureKind = 'outage' | 'odd' | 'throttled' | 'refusal' | 'local' | 'cancelled';

/**
 * What must happen before the same question is worth a second try: nothing helps, time, another nonce, the service's
 * clock, another token, another key. A token that has expired is worth a second try even if the renewed one is the same,
 * because the service may have learned of it only now; a key that is refused is not.
 */
export type RetryFix = 'none' | 'time' | 'nonce' | 'clock' | 'token' | 'key';

export interface Failure {
  readonly kind: FailureKind;
  readonly fix: RetryFix;
  readonly error: PaiError;
  /** Of a time limit that ran out: what did not come, after "PAI in cn-hangzhou " and before a time. */
  readonly timedOut?: string;
  /** With the fix `clock`: how far the service's clock is ahead of ours, in milliseconds, where it told its time. */
  readonly skewMs?: number;
  /** With the fix `clock`: how far ahead of our clock the time was that the refused request was signed with. */
  readonly signedAheadMs?: number;
  /** Where the answer differs from its description: paths of fields, never their values. */
  readonly badFields?: readonly string[];
}

/** Refusals of our own, before the service is asked, and for nobody. */

export const CANCELLED: Failure = {
  kind: 'cancelled',
  fix: 'none',
  error: { code: 'REQUEST_CANCELLED', status: 499, message: 'The request was cancelled' },
};

export function paused(region: string, { waitMs, lastCode, isOneQuestion }: OpenState): Failure {
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
  return { kind: 'local', fix: 'none', error };
}

/**
 * One thing that happened, for the log: a name, and texts and figures that hold no secret, no value of a parameter and
 * no text of the service but its codes and request ids.
 */
export interface LiveEvent {
  readonly event: string;
  readonly [fact: string]: string | number | boolean | readonly string[];
}

export type LiveLog = (event: LiveEvent) => void;
