import { randomUUID } from 'node:crypto';
import type { AccessKey } from './access-key.ts';
import type { Ending } from './breaker.ts';
import type { CredentialsProvider } from './credentials.ts';
import { DEADLINE } from './deadline.ts';
import type { SendLimits } from './limits.ts';
import type { LiveLog } from './live-event.ts';
import { liveOperation, type OperationName } from './live-operations.ts';
import { CANCELLED, overloaded, paused, unreadInTime } from './local-failures.ts';
import type { Parameters } from './print-parameters.ts';
import { type Read, readAnswer } from './read-answer.ts';
import type { RegionGate } from './region-gate.ts';
import type { Sender } from './send-request.ts';
import { signRequest } from './sign-request.ts';
import { endOf, transportFailure } from './transport-failure.ts';

/** What to ask, where, and within which figures. */
export interface Question {
  readonly operation: OperationName;
  readonly parameters: Parameters;
  readonly region: string;
  readonly base: URL;
  /** Whether the settings name the base, which may then be wrong. */
  readonly hasOwnEndpoint: boolean;
  readonly limits: SendLimits;
}

export interface Try {
  readonly question: Question;
  readonly key: AccessKey;
  /** 1 for the first, 2 for the second. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

export interface TryParts {
  readonly gate: RegionGate;
  readonly sender: Sender;
  readonly credentials: CredentialsProvider;
  readonly clock: () => number;
  readonly log: LiveLog;
}

/** One try: waits for a turn, passes the breaker, signs at the last moment, sends, and judges what came back. */
export async function tryOnce(one: Try, parts: TryParts): Promise<Read> {
  const { gate } = parts;
  const { region } = one.question;
  // Asked before the queue too: while the breaker is open, the no comes at once.
  const closure = gate.breaker.closure();
  if (closure !== undefined) return { ok: false, failure: paused(region, closure) };
  const turn = await gate.slots.take(one.signal);
  if (turn.kind === 'full') return { ok: false, failure: overloaded(region) };
  if (turn.kind === 'gone') return { ok: false, failure: endOf(one.signal, one.question) };
  try {
    await gate.pace.take(one.signal);
    if (one.signal.aborted) return { ok: false, failure: endOf(one.signal, one.question) };
    const passage = gate.breaker.enter();
    if (!passage.free) return { ok: false, failure: paused(region, passage.closure) };
    if (one.attempt === 1) gate.retries.countQuestion();
    let read: Read | undefined;
    try {
      read = await exchange(one, parts);
      return read;
    } finally {
      passage.end(endingOf(read), read?.ok === false ? read.failure.error.code : undefined);
    }
  } finally {
    turn.release();
  }
}

/**
 * A refusal and an odd answer are answers: a service that says no, or nonsense, is up. Where there is nothing at all, a
 * fault of our own came between.
 */
function endingOf(read: Read | undefined): Ending {
  if (read === undefined) return 'unknown';
  if (read.ok) return 'answered';
  if (read.failure.kind === 'fault') return 'failed';
  return read.failure.kind === 'cancelled' ? 'unknown' : 'answered';
}

async function exchange({ question, key, attempt, signal }: Try, parts: TryParts): Promise<Read> {
  const { operation, parameters, region, base, hasOwnEndpoint } = question;
  const { sender, credentials, clock, log } = parts;
  const { offset } = parts.gate;
  const signedAheadMs = offset.aheadMs;
  const signed = signRequest({ operation, parameters, base, key, time: offset.now(), nonce: randomUUID() });
  const startedAt = performance.now();
  const sent = await sender.send(signed, signal);
  const secrets = [...credentials.secrets(), ...signed.secrets];
  const asked = (name: string) => parameters.find(([other]) => other === name)?.[1] ?? '';
  const context = { region, hasOwnEndpoint, asked, now: clock(), secrets };
  const read: Read = sent.ok
    ? ((await readAnswer(sent.received, liveOperation(operation), context, signal)) ?? unread(signal, region))
    : { ok: false, failure: transportFailure(sent.fault, question, sent.proxy) };
  log({
    event: 'upstream',
    region,
    operation,
    attempt,
    ms: Math.round(performance.now() - startedAt),
    ...(sent.ok ? { status: sent.received.status } : { fault: sent.fault }),
    ...(read.ok && read.leftOut && { leftOut: read.leftOut.toHeader() ?? '', because: read.leftOut.first ?? '' }),
    ...(!read.ok && { code: read.failure.error.code }),
    ...(!read.ok && read.failure.error.requestId !== undefined && { requestId: read.failure.error.requestId }),
    ...(!read.ok && read.badFields !== undefined && { badFields: read.badFields }),
  });
  return read.ok || read.failure.cure !== 'clock' ? read : { ...read, failure: { ...read.failure, signedAheadMs } };
}

/** The answer was still being read when the time was over, or nobody waits for it any more. */
function unread(signal: AbortSignal, region: string): Read {
  return { ok: false, failure: signal.reason === DEADLINE ? unreadInTime(region) : CANCELLED };
}
