import type { PaiError } from '../../contract/errors.ts';

/**
 * What kind of no this is, which decides what the policies do.
 *
 * `fault`: no whole answer, or the service says that it is at fault. An older answer may stand in; the breaker counts.
 * `odd`: a whole answer that is not what it should be. An older answer may stand in, but whoever sent it is up and quick,
 * and the same question of another workspace may go well, so the breaker does not count it.
 * `throttled`: too many requests. `refusal`: an orderly no. An older answer must not stand in for it.
 * `local`: the service was not asked. `cancelled`: nobody waits any more.
 */
export type FailureKind = 'fault' | 'odd' | 'throttled' | 'refusal' | 'local' | 'cancelled';

/**
 * What must happen before the same question is worth a second try: nothing helps, time, another nonce, the service's
 * clock, another token, another key. A token that has expired is worth a second try even if the renewed one is the same,
 * because the service may have learned of it only now; a key that is refused is not.
 */
export type Cure = 'none' | 'time' | 'nonce' | 'clock' | 'token' | 'key';

export interface Failure {
  readonly kind: FailureKind;
  readonly cure: Cure;
  readonly error: PaiError;
  /** With the cure `clock`: how far the service's clock is ahead of ours, in milliseconds, where it told its time. */
  readonly skewMs?: number;
  /** With the cure `clock`: how far ahead of our clock the time was that the refused request was signed with. */
  readonly signedAheadMs?: number;
}
