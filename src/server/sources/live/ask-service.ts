import { randomUUID } from 'node:crypto';
import type { OperationName } from '../../../contract/operations.ts';
import { failed } from '../../../contract/result.ts';
import type { Parameters } from '../print-request.ts';
import type { AccessKey } from './credentials/access-key.ts';
import type { CredentialsProvider } from './credentials/credentials.ts';
import { CANCELLED, type Failure, type LiveLog, overloaded, paused, unreadInTime } from './failure.ts';
import { DEADLINE, pause, type SendLimits, withDeadline } from './limits.ts';
import { liveOperation } from './live-operations.ts';
import type { Outcome, Scope } from './policy/breaker.ts';
import { createGates, type RegionGate } from './policy/region-gate.ts';
import { type AnswerResult, readAnswer } from './wire/answer/read-answer.ts';
import type { Sender } from './wire/send-request.ts';
import { signRequest } from './wire/sign-request.ts';
import { endOf, ofTwoTries, transportFailure } from './wire/transport-failure.ts';

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

interface Try {
  readonly question: Question;
  readonly key: AccessKey;
  /** 1 for the first attempt, 2 for the retry. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

interface TryParts extends Pick<ServiceParts, 'sender' | 'credentials' | 'clock' | 'log'> {
  readonly gate: RegionGate;
}

/** One attempt: waits for a turn, passes the breaker, signs as late as possible, sends, and reads the response. */
export async function tryOnce(one: Try, parts: TryParts): Promise<AnswerResult> {
  const { gate } = parts;
  const { region, operation, parameters } = one.question;
  const name = JSON.stringify([operation, parameters]);
  const scope = scopeOf(one.question);
  // Checked before the queue too: while the breaker is open, the error is immediate.
  const open = gate.breaker.openState(name, scope);
  if (open !== undefined) return failed(paused(region, open));
  const turn = await gate.limiter.take(one.signal);
  if (!turn.ok) return turn.error === 'full' ? overloadedAnswer(one, gate) : unsent(one, gate);
  try {
    const hasToken = await gate.pace.take(one.signal);
    if (!hasToken) return unsent(one, gate);
    const permit = one.signal.aborted ? undefined : gate.breaker.enter(name, scope);
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

function scopeOf({ operation, parameters }: Question): Scope {
  const asked = (name: string) => parameters.find(([other]) => other === name)?.[1] ?? '';
  const [workspace, image] = [asked('WorkspaceId'), asked('ImageId')];
  if (workspace !== '') return { kind: 'workspace', id: workspace };
  return image === '' ? { kind: 'all', id: operation } : { kind: 'image', id: image };
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
