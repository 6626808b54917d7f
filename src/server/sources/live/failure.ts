import { type PaiError, REQUEST_CANCELLED } from '../../../contract/errors.ts';
import type { OpenState } from './policy/breaker.ts';

/**
 * The kind of a failure. The policies depend on it.
 *
 * `outage`: no complete response, or the service reports an internal error. An older answer may replace it; the breaker
 * counts it. `odd`: a complete response of an unexpected form. An older answer may replace it. The breaker does not
 * count it, because the sender is up and quick, and the same request for another workspace may succeed. `throttled`:
 * too many requests. `refusal`: the service refuses the request. An older answer must not replace it. `local`: no
 * request was sent to the service. `cancelled`: nobody waits any more.
 */
export type FailureKind = 'outage' | 'odd' | 'throttled' | 'refusal' | 'local' | 'cancelled';

/**
 * What a retry needs to succeed: nothing helps, time, another nonce, the service's clock, another token, another key.
 * An expired token is worth a retry even if the renewed one is equal, because the service may not have known it before;
 * a refused key is not.
 */
export type RetryFix = 'none' | 'time' | 'nonce' | 'clock' | 'token' | 'key';

export interface Failure {
  readonly kind: FailureKind;
  readonly fix: RetryFix;
  readonly error: PaiError;
  /** For a timeout: what did not arrive. It comes after "PAI in cn-hangzhou " and before a time. */
  readonly timedOut?: string;
  /**
   * With the fix `clock`: how far the service's clock is ahead of ours, in milliseconds, if the service sent its time.
   */
  readonly skewMs?: number;
  /** With the fix `clock`: how far the signing time of the refused request was ahead of our clock. */
  readonly signedAheadMs?: number;
  /** Fields that differ from the API description: their paths, never their values. */
  readonly badFields?: readonly string[];
}

/** Errors of our own, for requests that are not sent or that nobody waits for. */

export const CANCELLED: Failure = {
  kind: 'cancelled',
  fix: 'none',
  error: REQUEST_CANCELLED,
};

const PAUSED: Readonly<Record<NonNullable<OpenState['only']>, string>> = {
  request: 'This request',
  workspace: 'Requests for this workspace',
  image: 'Requests for this image',
  all: 'Requests for all workspaces',
};

export function paused(region: string, { waitMs, lastCode, only }: OpenState): Failure {
  const seconds = Math.max(Math.ceil(waitMs / 1_000), 1);
  const last = lastCode === undefined ? '' : ` (last: ${lastCode})`;
  const what = only === undefined ? 'Requests' : PAUSED[only];
  const message = `${what} to PAI in ${region} failed several times in a row${last}, so it is not asked for now; next try in ${seconds} s`;
  return local({ code: 'UPSTREAM_PAUSED', status: 503, message, retryAfterSeconds: seconds });
}

export function overloaded(region: string): Failure {
  const message = `Too many requests to PAI in ${region} are waiting already; try again in a moment`;
  return local({ code: 'OVERLOADED', status: 503, message, retryAfterSeconds: 2 });
}

/** The response arrived, but earlier ones took all the time for reading. */
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
 * One event for the log: a name, texts and numbers. They contain no secret, no value of a parameter, and no text of the
 * service except its codes and request ids.
 */
export interface LiveEvent {
  readonly event: string;
  readonly [fact: string]: string | number | boolean | readonly string[];
}

export type LiveLog = (event: LiveEvent) => void;
