import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { failed, ok, type Result } from '../../../../../contract/result.ts';
import { Limiter } from '../../../../http/limiter.ts';
import type { WrittenAnswer } from '../../../image-source.ts';
import type { LeftOut } from '../../../rows/read-fields.ts';
import type { Failure } from '../../failure.ts';
import type { LiveOperation, ParameterOf } from '../../live-operations.ts';
import type { Received } from '../send-request.ts';
import {
  checkEndpointHint,
  isNotText,
  noDataWords,
  notJsonWords,
  notUtf8Words,
  otherEncoding,
  scrubText,
  statusCause,
  statusMeaning,
} from './answer-words.ts';
import { createEchoHider } from './hide-echoes.ts';
import { type Judgement, judgeBody } from './judge-body.ts';
import { readRefusal, readRequestId } from './read-refusal.ts';

/** What the service answered, or why there is no answer to use. */
export type AnswerResult = Result<{ readonly answer: WrittenAnswer; readonly leftOut?: LeftOut }, Failure>;

export interface ReadContext {
  readonly region: string;
  /** Whether the settings name the endpoint, which may then be wrong. */
  readonly hasOwnEndpoint: boolean;
  readonly asked: ParameterOf;
  /** Milliseconds since 1970, by our clock. */
  readonly now: number;
  /** What must not be shown. */
  readonly secrets: readonly string[];
  /** What must not be shown in part either: what this request was signed with, and its signature. */
  readonly sent: readonly string[];
}

interface Details {
  /** Whether something else than PAI may have answered. */
  readonly isElsewhere?: boolean;
  readonly badFields?: readonly string[];
}

/** Larger bodies are read one at a time. */
const LARGE_BYTES = 256 * 1024;

/**
 * Makes an answer or a failure of what came back. No text of it reaches a failure, but
 * for a refusal's known fields, and the names of fields if the one that is expected is missing.
 * Gives undefined if the signal aborts before all of it is read.
 */
export async function readAnswer(
  received: Received,
  operation: LiveOperation,
  context: ReadContext,
  signal: AbortSignal,
): Promise<AnswerResult | undefined> {
  const { status, body } = received;
  const { secrets, sent, now } = context;
  const hider = createEchoHider(secrets, sent);
  const scrub = (text: string) => scrubText(hider.hide(text), secrets);
  const isSecret = (text: string) => hider.hide(text) !== text || secrets.some((secret) => text.includes(secret));
  const says = (code: string, words: string, { isElsewhere = true, badFields }: Details = {}) =>
    failed({
      ...own(code, words, received, context, isElsewhere),
      ...(badFields !== undefined && { badFields }),
    });
  const noData = noDataWords(received);
  if (noData !== undefined) return says('UPSTREAM_NOT_JSON', noData);
  if (status >= 300 && status < 400)
    return says('UPSTREAM_REDIRECT', 'answered with a redirect, which is not followed: not a PAI endpoint');
  if (!isJson(received)) return says('UPSTREAM_NOT_JSON', notJsonWords(received, scrub));
  if (!isUtf8(body) || otherEncoding(body) !== undefined || isNotText(body))
    return says('UPSTREAM_NOT_JSON', notUtf8Words(received));

  const judging = judgeBody(withoutMark(body).toString('utf8'), operation, {
    status,
    asked: context.asked,
    hider,
    scrub,
    showName: (name) => (isFieldName(name) && scrub(name) === name && !isSecret(name) ? name : undefined),
    requestIdOf: (object) => readRequestId(object, isSecret),
  });
  const judged = await inSlices<Judgement>(judging, body.length > LARGE_BYTES, signal);
  switch (judged?.kind) {
    case undefined:
      return undefined;
    case 'answer':
      return ok({ answer: judged.answer, ...(!judged.leftOut.isEmpty && { leftOut: judged.leftOut }) });
    case 'refusal': {
      const refusal = {
        status,
        retryAfterSeconds: retryAfterSeconds(received.retryAfter, now),
        skewMs: skewOf(received.date, now),
        scrub,
        isSecret,
      };
      return failed(readRefusal(judged.body, judged.code, refusal));
    }
    case 'wrong': {
      const { field } = judged;
      const words = `answered about another ${field} than the one asked for, so its answer is not used`;
      return says('WRONG_ANSWER', words, { isElsewhere: false, badFields: [field] });
    }
    case 'not-json':
      return says('BAD_JSON', `answered with JSON that is cut off or broken${httpStatus(status)}`, {
        isElsewhere: false,
      });
    case 'odd':
      return says('BAD_SHAPE', `answered ${judged.says}`, { isElsewhere: !judged.isPai, badFields: judged.places });
  }
}

/** How far the service's clock is ahead of ours, in milliseconds. */
function skewOf(date: string | undefined, now: number): number | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : time - now;
}

function own(code: string, words: string, received: Received, context: ReadContext, isElsewhere: boolean): Failure {
  const { region, hasOwnEndpoint, now } = context;
  const { kind, fix, status, waitSeconds, ownCode } = statusMeaning(received.status, code);
  const wait = retryAfterSeconds(received.retryAfter, now) ?? waitSeconds;
  // Such a status is of a service that is where it should be.
  const cause = statusCause(received.status);
  const hint = isElsewhere ? checkEndpointHint(hasOwnEndpoint) : '';
  return {
    kind,
    fix,
    error: {
      code: ownCode ?? code,
      message: `PAI in ${region} ${words}${cause === undefined ? hint : `: ${cause}`}`,
      status,
      ...(wait !== undefined && { retryAfterSeconds: wait }),
    },
  };
}

function httpStatus(status: number): string {
  return status < 400 ? '' : ` (HTTP ${status})`;
}

/** Whether a text is the name of a field as APIs have them, and no sentence or key of data. */
function isFieldName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.-]{0,39}$/.test(name);
}

/** A body without a type counts as JSON where it does not look like markup. An empty one of a failure tells nothing. */
function isJson({ status, contentType, contentEncoding, body }: Received): boolean {
  if (contentEncoding !== 'identity') return false;
  if (status >= 400 && body.length === 0) return false;
  if (contentType.trim() === '')
    return !body.toString('latin1', 0, 200).replace('\u00ef\u00bb\u00bf', '').trimStart().startsWith('<');
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType.trim());
}

/** The body without the mark that some gateways put in front of UTF-8. */
function withoutMark(body: Buffer): Buffer {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

const LONGEST_SECONDS = 30;

/**
 * Reads a Retry-After header: whole seconds, or a date. Gives seconds from `now`, at most 30, because no person waits
 * ten years; undefined if it is missing or cannot be read.
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d{1,15}$/.test(text) ? Number(text) : secondsUntil(text, now);
  return seconds === undefined ? undefined : Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
}

function secondsUntil(date: string, now: number): number | undefined {
  // Only the form that HTTP knows: Date.parse alone would read "1.5" and "-3" as years.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(date)) return undefined;
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : Math.ceil((time - now) / 1_000);
}

/** How long a piece of work may hold the event loop, in milliseconds. */
const SLICE_MS = 10;

/** One large work at a time: a second one beside it would take its memory too, and end no sooner. */
const large = new Limiter(1, Number.POSITIVE_INFINITY);

/**
 * Does work whose every step takes a millisecond or so, and lets the event loop come round in between. Gives undefined
 * if the signal aborts first. Large work waits until no other is under way.
 */
async function inSlices<Result>(
  work: Generator<unknown, Result>,
  isLarge: boolean,
  signal: AbortSignal,
): Promise<Result | undefined> {
  if (!isLarge) return run(work, signal);
  const turn = await large.take(signal);
  if (!turn.ok) return undefined;
  try {
    return await run(work, signal);
  } finally {
    turn.value();
  }
}

async function run<Result>(work: Generator<unknown, Result>, signal: AbortSignal): Promise<Result | undefined> {
  let sliceEnds = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    await setImmediate();
    if (signal.aborted) return undefined;
    sliceEnds = performance.now() + SLICE_MS;
  }
}
