import { randomUUID } from 'node:crypto';
import type { OperationName } from '../../../contract/operations.ts';
import { failed } from '../../../contract/result.ts';
import type { Parameters } from '../print-request.ts';
import type { AccessKey } from './credentials/access-key.ts';
import type { CredentialsProvider } from './credentials/credentials.ts';
import type { LiveLog } from './failure.ts';
import { CANCELLED, overloaded, paused, unreadInTime } from './failure.ts';
import type { SendLimits } from './limits.ts';
import { DEADLINE } from './limits.ts';
import { liveOperation } from './live-operations.ts';
import type { Outcome } from './policy/breaker.ts';
import type { RegionGate } from './policy/region-gate.ts';
import { type AnswerResult, readAnswer } from './wire/answer/read-answer.ts';
import type { Sender } from './wire/send-request.ts';
import { signRequest } from './wire/sign-request.ts';
import { transportFailure } from './wire/transport-failure.ts';

/** One request to the service: its content, its endpoint and its limits. */
export interface Question {
  readonly operation: OperationName;
  readonly parameters: Parameters;
  readonly region: string;
  readonly base: URL;
  /** Whether the base comes from the settings and may be wrong. */
  readonly hasOwnEndpoint: boolean;
  readonly limits: SendLimits;
}

export interface Try {
  readonly question: Question;
  readonly key: AccessKey;
  /** 1 for the first attempt, 2 for the retry. */
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

/** One attempt: waits for a turn, passes the breaker, signs as late as possible, sends, and reads the response. */
export async function tryOnce(one: Try, parts: TryParts): Promise<AnswerResult> {
  const { gate } = parts;
  const { region, operation, parameters } = one.question;
  const name = JSON.stringify([operation, parameters]);
  // Checked before the queue too: while the breaker is open, the error is immediate.
  const open = gate.breaker.openState(name);
  if (open !== undefined) return failed(paused(region, open));
  const turn = await gate.limiter.take(one.signal);
  if (!turn.ok) return turn.error === 'full' ? overloadedAnswer(one, gate) : unsent(one, gate);
  try {
    const hasToken = await gate.pace.take(one.signal);
    if (!hasToken) return unsent(one, gate);
    const permit = one.signal.aborted ? undefined : gate.breaker.enter(name);
    if (!permit?.ok) gate.pace.giveBack();
    if (permit === undefined) return unsent(one, gate);
    if (!permit.ok) return failed(paused(region, permit.error));
    if (one.attempt === 1) gate.retries.countQuestion();
    let read: AnswerResult | undefined;
    try {
      read = await exchange(one, parts);
      return read;
    } finally {
      permit.value.end(outcomeOf(read), read?.ok === false ? read.error.error.code : undefined);
    }
  } finally {
    turn.value();
  }
}

/** A request that ended while it waited for its turn: the client left, or time ran out. */
function unsent(one: Try, gate: RegionGate): AnswerResult {
  return one.signal.reason === DEADLINE ? overloadedAnswer(one, gate) : failed(CANCELLED);
}

function overloadedAnswer({ question }: Try, gate: RegionGate): AnswerResult {
  gate.noteOverload();
  return failed(overloaded(question.region));
}

/** A refusal and an odd response count as answered, because the service is up. No result means an error of our own. */
function outcomeOf(read: AnswerResult | undefined): Outcome {
  if (read === undefined) return 'unknown';
  if (read.ok) return 'answered';
  if (read.error.kind === 'outage') return 'failed';
  return read.error.kind === 'cancelled' ? 'unknown' : 'answered';
}

async function exchange({ question, key, attempt, signal }: Try, parts: TryParts): Promise<AnswerResult> {
  const { operation, parameters, region, base, hasOwnEndpoint } = question;
  const { sender, credentials, clock, log } = parts;
  const { offset } = parts.gate;
  const signedAheadMs = offset.aheadMs;
  const signed = signRequest({ operation, parameters, base, key, time: offset.now(), nonce: randomUUID() });
  const startedAt = performance.now();
  const sent = await sender.send(signed, signal);
  const secrets = [...credentials.secrets(), ...signed.secrets];
  const ownSecrets = [...key.values(), ...signed.secrets];
  const asked = (name: string) => parameters.find(([other]) => other === name)?.[1] ?? '';
  const context = { region, hasOwnEndpoint, asked, now: clock(), secrets, sent: ownSecrets };
  const read: AnswerResult = sent.ok
    ? ((await readAnswer(sent.value, liveOperation(operation), context, signal)) ?? unread(signal, region))
    : failed(transportFailure(sent.error.kind, question, sent.error.proxy, sent.error.waitedMs));
  log({
    event: 'upstream',
    region,
    operation,
    attempt,
    ms: Math.round(performance.now() - startedAt),
    ...(sent.ok ? { status: sent.value.status } : { fault: sent.error.kind }),
    ...(read.ok &&
      read.value.leftOut && { leftOut: read.value.leftOut.toHeader() ?? '', because: read.value.leftOut.first ?? '' }),
    ...(!read.ok && { code: read.error.error.code }),
    ...(!read.ok && read.error.error.requestId !== undefined && { requestId: read.error.error.requestId }),
    ...(!read.ok && read.error.badFields !== undefined && { badFields: read.error.badFields }),
  });
  return read.ok || read.error.fix !== 'clock' ? read : failed({ ...read.error, signedAheadMs });
}

/** The client left, or time ran out, while the response was being read. */
function unread(signal: AbortSignal, region: string): AnswerResult {
  return failed(signal.reason === DEADLINE ? unreadInTime(region) : CANCELLED);
}
