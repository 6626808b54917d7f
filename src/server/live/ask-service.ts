import type { AccessKey } from './access-key.ts';
import type { CredentialsProvider } from './credentials.ts';
import { DEADLINE, pause, withDeadline } from './deadline.ts';
import type { Failure } from './failure.ts';
import type { LiveLog } from './live-event.ts';
import { pauseBeforeRetry } from './pause-before-retry.ts';
import type { Read } from './read-answer.ts';
import { createGates, type RegionGate } from './region-gate.ts';
import type { Sender } from './send-request.ts';
import { endOf } from './transport-failure.ts';
import { type Question, tryOnce } from './try-once.ts';

export interface ServiceParts {
  readonly sender: Sender;
  readonly credentials: CredentialsProvider;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds of a clock that nobody sets. */
  readonly steadyClock: () => number;
  readonly random: () => number;
  readonly log: LiveLog;
}

/** `signedBy`: the key that signed the last try, where it is another than the one given. */
export type Answered = Read & { readonly signedBy?: AccessKey };

export type AskService = (question: Question, key: AccessKey, waiting: AbortSignal) => Promise<Answered>;

/** Asks the service within the total time, and a second time where that may help. What the service does never throws. */
export function createService(parts: ServiceParts): AskService {
  const { credentials, clock, steadyClock, random, log } = parts;
  const gateOf = createGates({
    // A server whose clock is set back by an hour must not leave a region alone for that hour.
    steadyClock,
    clock,
    random,
    log,
  });

  /** Applies the cure. Gives the key to sign with next, or nothing where the cure did not take. */
  async function cured(
    { cure, skewMs, signedAheadMs = 0 }: Failure,
    key: AccessKey,
    { offset }: RegionGate,
  ): Promise<AccessKey | undefined> {
    if (cure === 'clock' && !offset.correct(skewMs, signedAheadMs)) return undefined;
    if (cure !== 'token' && cure !== 'key') return key;
    const renewed = await credentials.renew(key);
    const isOther = renewed.ok && !renewed.key.sameAs(key);
    if (cure === 'token' || isOther) log({ event: 'token-renewed', ok: renewed.ok });
    return renewed.ok && (isOther || cure === 'token') ? renewed.key : undefined;
  }

  return async (question, key, waiting) => {
    const { region, operation } = question;
    const { totalMs } = question.limits;
    const gate = gateOf(region);
    const { signal, clear } = withDeadline(waiting, totalMs);
    const startedAt = steadyClock();
    try {
      const first = await tryOnce({ question, key, attempt: 1, signal }, { ...parts, gate });
      if (first.ok) return first;
      const wait = pauseBeforeRetry(first.failure, totalMs - (steadyClock() - startedAt), random);
      if (wait === undefined) return first;
      const nextKey = await cured(first.failure, key, gate);
      if (nextKey === undefined || !gate.retries.spend()) return first;
      log({ event: 'retry', region, operation, cure: first.failure.cure, waitMs: Math.round(wait) });
      await pause(wait, signal);
      const signed = (read: Read): Answered => (nextKey === key ? read : { ...read, signedBy: nextKey });
      if (signal.aborted) return signed({ ok: false, failure: endOf(signal, question) });
      const second = await tryOnce({ question, key: nextKey, attempt: 2, signal }, { ...parts, gate });
      if (second.ok) return signed(second);
      // That no second try was let through, or that its time ran out, tells less than what the first one met.
      const ranOut = first.failure.kind === 'fault' && signal.reason === DEADLINE;
      return second.failure.kind === 'local' || ranOut ? first : signed(second);
    } finally {
      clear();
    }
  };
}
