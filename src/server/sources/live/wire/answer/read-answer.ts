import { isUtf8 } from 'node:buffer';
import { failed, ok, type Result } from '../../../../../contract/result.ts';
import { Limiter } from '../../../../http/limiter.ts';
import { hideable } from '../../../../log/log.ts';
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
import { type JudgeContext, type Judgement, judgeBody } from './judge-body.ts';
import { readRefusal, readRequestId } from './read-refusal.ts';
import { TurnSlices } from './turn-slices.ts';

/** The answer of the service, or why there is no usable answer. */
export type AnswerResult = Result<{ readonly answer: WrittenAnswer; readonly leftOut?: LeftOut }, Failure>;

export interface ReadContext {
  readonly region: string;
  /** Whether the endpoint comes from the settings and may be wrong. */
  readonly hasOwnEndpoint: boolean;
  readonly asked: ParameterOf;
  /** Milliseconds since 1970, by our clock. */
  readonly now: number;
  /** Secrets that must not be shown. */
  readonly secrets: readonly string[];
  /** Secrets of this request, its key and its signature. No part of them may be shown. */
  readonly sent: readonly string[];
}

interface Details {
  /** Whether a host other than PAI may have responded. */
  readonly isElsewhere?: boolean;
  readonly badFields?: readonly string[];
}

/** Larger bodies are read one at a time. */
const LARGE_BYTES = 256 * 1024;

/**
 * Turns a response into an answer or a failure. A failure contains no text of the response, except the known fields of
 * a refusal, and the names of fields if the expected one is missing. Returns undefined if the signal aborts before the
 * response is read.
 */
export async function readAnswer(
  received: Received,
  operation: LiveOperation,
  context: ReadContext,
  signal: AbortSignal,
): Promise<AnswerResult | undefined> {
  const { status, body } = received;
  const { sent, now } = context;
  const secrets = hideable(context.secrets);
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
  // Some sign-in pages keep the type that the client asked for.
  const typed = isMarkup(body) && isJsonType(received.contentType) ? { ...received, contentType: '' } : received;
  if (!isJson(typed)) return says('UPSTREAM_NOT_JSON', notJsonWords(typed, scrub));

  const judging = judgeBytes(body, operation, {
    status,
    asked: context.asked,
    hider,
    scrub,
    showName: (name) => (isFieldName(name) && scrub(name) === name && !isSecret(name) ? name : undefined),
    requestIdOf: (object) => readRequestId(object, isSecret),
  });
  const judged = await inSlices(judging, body.length > LARGE_BYTES, signal);
  switch (judged?.kind) {
    case undefined:
      return undefined;
    case 'not-text':
      return says('UPSTREAM_NOT_JSON', notUtf8Words(received));
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
      return says(
        'BAD_JSON',
        isBlank(body)
          ? `answered with HTTP ${status} and an empty body`
          : `answered with JSON that is cut off or broken${httpStatus(status)}`,
        {
          isElsewhere: false,
        },
      );
    case 'odd':
      return says('BAD_SHAPE', `answered ${judged.says}`, { isElsewhere: !judged.isPai, badFields: judged.places });
  }
}

/** Decodes and reads a body in steps. */
function* judgeBytes(
  body: Buffer,
  operation: LiveOperation,
  context: JudgeContext,
): Generator<undefined, Judgement | { readonly kind: 'not-text' }> {
  if (!isUtf8(body) || otherEncoding(body) !== undefined || isNotText(body)) return { kind: 'not-text' };
  yield;
  const text = withoutMark(body).toString('utf8');
  yield;
  return yield* judgeBody(text, operation, context);
}

/** Whether a body has nothing but white space. */
function isBlank(body: Buffer): boolean {
  return withoutMark(body).every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
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
  // Such a status comes from a correct endpoint.
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

/** Whether a text looks like the field name of an API, and not like a sentence or a key of data. */
function isFieldName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.-]{0,39}$/.test(name);
}

/** A body without a type counts as JSON unless it looks like markup. The empty body of an error says nothing. */
function isJson({ status, contentType, contentEncoding, body }: Received): boolean {
  if (contentEncoding !== 'identity') return false;
  if (status >= 400 && body.length === 0) return false;
  return contentType.trim() === '' ? !isMarkup(body) : isJsonType(contentType);
}

function isJsonType(contentType: string): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType.trim());
}

function isMarkup(body: Buffer): boolean {
  return body.toString('latin1', 0, 200).replace('\u00ef\u00bb\u00bf', '').trimStart().startsWith('<');
}

/** The body without the byte order mark that some gateways add to UTF-8. */
function withoutMark(body: Buffer): Buffer {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

const MAX_WAIT_SECONDS = 30;

/**
 * Parses a Retry-After header: whole seconds, or a date. Returns seconds from `now`, at most 30, because a person does
 * not wait longer. Returns undefined if it is missing or unreadable.
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d{1,15}$/.test(text) ? Number(text) : secondsUntil(text, now);
  return seconds === undefined ? undefined : Math.min(Math.max(seconds, 0), MAX_WAIT_SECONDS);
}

function secondsUntil(date: string, now: number): number | undefined {
  // Only the form of HTTP: Date.parse alone would read "1.5" and "-3" as years.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(date)) return undefined;
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : Math.ceil((time - now) / 1_000);
}

/** One large work at a time: a second one would need memory too, and would not end sooner. */
const large = new Limiter(1, Number.POSITIVE_INFINITY);
const slices = new TurnSlices();

/**
 * Runs work in slices. Returns undefined if the signal aborts first. Large work waits until no other is running.
 */
async function inSlices<Result>(
  work: Generator<unknown, Result>,
  isLarge: boolean,
  signal: AbortSignal,
): Promise<Result | undefined> {
  if (!isLarge) return slices.run(work, signal);
  const turn = await large.take(signal);
  if (!turn.ok) return undefined;
  try {
    return await slices.run(work, signal);
  } finally {
    turn.value();
  }
}
