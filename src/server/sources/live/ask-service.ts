import { failed } from '../../../contract/result.ts';
import type { AccessKey } from './credentials/access-key.ts';
import type { CredentialsProvider } from './credentials/credentials.ts';
import type { Failure, LiveLog } from './failure.ts';
import { DEADLINE, pause, withDeadline } from './limits.ts';
import { createGates, type RegionGate } from './policy/region-gate.ts';
import { type Question, tryOnce } from './try-once.ts';
import type { AnswerResult } from './wire/answer/read-answer.ts';
import type { Sender } from './wire/send-request.ts';
import { endOf, ofTwoTries } from './wire/transport-failure.ts';

export interface ServiceParts {
  readonly sender: Sender;
  readonly credentials: CredentialsProvider;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly steadyClock: () => number;
  readonly random: () => number;
  readonly log: LiveLog;
}

/** `signedBy`: the key that signed the last attempt, if `ask` was given another one. */
export type ServiceResult = AnswerResult & { readonly signedBy?: AccessKey };

export type AskService = (question: Question, key: AccessKey, waiting: AbortSignal) => Promise<ServiceResult>;

/**
 * Sends a request to the service within the total time, and retries it once if that may help. Never throws for what the
 * service does.
 */
export function createService(parts: ServiceParts): AskService {
  const { credentials, clock, steadyClock, random, log } = parts;
  const gateOf = createGates({
    // Monotonic, because a wall clock that is set back by an hour would keep a region paused for that hour.
    steadyClock,
    clock,
    random,
    log,
  });

  /** Prepares a retry. Returns the key that signs it, or undefined if a retry would not help. */
  async function applyFix(
    { fix, skewMs, signedAheadMs = 0 }: Failure,
    key: AccessKey,
    { offset }: RegionGate,
  ): Promise<AccessKey | undefined> {
    if (fix === 'clock' && !offset.correct(skewMs, signedAheadMs)) return undefined;
    if (fix !== 'token' && fix !== 'key') return key;
    const renewed = await credentials.renew(key);
    const isOther = renewed.ok && !renewed.value.sameAs(key);
    if (fix === 'token' || isOther) log({ event: 'token-renewed', ok: renewed.ok });
    return renewed.ok && (isOther || fix === 'token') ? renewed.value : undefined;
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
      const wait = pauseBeforeRetry(first.error, totalMs - (steadyClock() - startedAt), random);
      if (wait === undefined) return first;
      const nextKey = await applyFix(first.error, key, gate);
      if (nextKey === undefined || !gate.retries.spend()) return first;
      log({ event: 'retry', region, operation, cure: first.error.fix, waitMs: Math.round(wait) });
      await pause(wait, signal);
      const signed = (read: AnswerResult): ServiceResult => (nextKey === key ? read : { ...read, signedBy: nextKey });
      if (signal.aborted) return signed(failed(endOf(signal, question)));
      const second = await tryOnce({ question, key: nextKey, attempt: 2, signal }, { ...parts, gate });
      if (second.ok) return signed(second);
      // If the retry was not sent or ran out of time, the first error says more.
      const ranOut = first.error.kind === 'outage' && signal.reason === DEADLINE;
      if (second.error.kind === 'local') return first;
      const [reported, other] = ranOut ? [first, second] : [second, first];
      // The timer of the limit may fire a little late.
      const tookMs = Math.min(steadyClock() - startedAt, totalMs);
      const error = ofTwoTries(reported.error, other.error, region, tookMs);
      return ranOut ? failed(error) : signed(failed(error));
    } finally {
      clear();
    }
  };
}

const MIN_PAUSE_MS = 100;
const MAX_PAUSE_MS = 1_000;
/** The longest Retry-After that we wait for. After a longer one the person decides. */
const MAX_RETRY_AFTER_SECONDS = 10;
/** The least time that must be left for a retry. */
const TRY_MS = 1_000;

/**
 * The pause before a retry, in milliseconds. Returns undefined if no retry is worth it. If only time helps, the pause
 * is random within its range, so that requests that failed together do not return together.
 */
export function pauseBeforeRetry(failure: Failure, remainingMs: number, random: () => number): number | undefined {
  if (failure.fix === 'none') return undefined;
  const wait = failure.fix === 'time' ? waitMs(failure.error.retryAfterSeconds, random) : 0;
  return wait === undefined || wait + TRY_MS > remainingMs ? undefined : wait;
}

function waitMs(askedSeconds: number | undefined, random: () => number): number | undefined {
  const jitter = MIN_PAUSE_MS + random() * (MAX_PAUSE_MS - MIN_PAUSE_MS);
  if (askedSeconds === undefined) return jitter;
  return askedSeconds > MAX_RETRY_AFTER_SECONDS ? undefined : askedSeconds * 1_000 + jitter;
}
