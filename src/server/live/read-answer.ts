import { knownHider } from '../hide-secrets.ts';
import { checkEndpointHint } from './endpoint-hint.ts';
import type { Failure } from './failure.ts';
import type { LiveOperation } from './live-operations.ts';
import { notJsonWords } from './not-json-words.ts';
import { readRefusal, readRequestId } from './read-refusal.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { Received } from './send-request.ts';

export type Read<Answer extends object = object> =
  | { readonly ok: true; readonly answer: Answer; readonly textLength: number }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** Where the answer differs from its description: paths of fields, never their values. */
      readonly badFields?: readonly string[];
    };

export interface ReadContext {
  readonly region: string;
  /** Whether the settings name the endpoint, which may then be wrong. */
  readonly hasOwnEndpoint: boolean;
  /** Milliseconds since 1970, by our clock. */
  readonly now: number;
  readonly secrets: readonly string[];
}

/** Makes an answer or a failure of what came back. No text of it reaches a failure, but for a refusal's known fields. */
export function readAnswer<Answer extends object>(
  received: Received,
  operation: LiveOperation<Answer>,
  context: ReadContext,
): Read<Answer> {
  const { status } = received;
  const says = (code: string, words: string) => ({ ok: false, failure: own(code, words, received, context) }) as const;
  if (status >= 300 && status < 400)
    return says('UPSTREAM_REDIRECT', 'answered with a redirect, which is not followed: not a PAI endpoint');
  if (!isJson(received)) return says('UPSTREAM_NOT_JSON', notJsonWords(received, context.secrets));
  const body = parseJson(received.body, hiderOf(context.secrets));
  if (body === undefined) return says('BAD_JSON', 'answered with JSON that is cut off or broken');
  if (!isRecord(body)) return says('BAD_SHAPE', 'answered with JSON that is no object');

  if (isErrorCode(body.Code) && (status >= 400 || !isTold(body, operation)))
    return {
      ok: false,
      failure: readRefusal(body, body.Code, {
        status,
        retryAfterSeconds: retryAfterSeconds(received.retryAfter, context.now),
        skewMs: skewOf(received.date, context.now),
        secrets: context.secrets,
      }),
    };
  if (status >= 400) return says('BAD_SHAPE', `answered with HTTP ${status} and without an error code`);

  const whole = operation.list !== undefined && body.TotalCount === 0 ? { [operation.list]: [], ...body } : body;
  const read = operation.answer.safeParse(whole);
  if (read.success && isTold(whole, operation))
    return {
      ok: true,
      answer: withSafeRequestId(read.data, readRequestId(body, context.secrets)),
      textLength: received.body.length,
    };
  const badFields = read.success ? operation.toldBy : read.error.issues.slice(0, 5).map(({ path }) => path.join('.'));
  return { ...says('BAD_SHAPE', 'answered in a form that its published description does not know'), badFields };
}

function isTold(body: Readonly<Record<string, unknown>>, operation: LiveOperation): boolean {
  return operation.toldBy.some((field) => body[field] !== undefined);
}

/** How far the service's clock is ahead of ours, in milliseconds. */
function skewOf(date: string | undefined, now: number): number | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : time - now;
}

/** Codes that an endpoint of something else than PAI would cause. */
const ELSEWHERE: ReadonlySet<string> = new Set(['BAD_SHAPE', 'UPSTREAM_REDIRECT', 'UPSTREAM_NOT_JSON']);

function own(code: string, words: string, received: Received, context: ReadContext): Failure {
  const { region, hasOwnEndpoint, now } = context;
  const wait = retryAfterSeconds(received.retryAfter, now);
  const { status } = received;
  // Whatever stands in the body, a refusal is one: nothing older stands in for it.
  const isRefused = status === 401 || status === 403;
  const mayPass = status >= 500 || (status < 400 && code === 'BAD_JSON');
  const hint = ELSEWHERE.has(code) ? checkEndpointHint(hasOwnEndpoint) : '';
  return {
    kind: isRefused ? 'refusal' : mayPass ? 'fault' : 'odd',
    cure: mayPass ? 'time' : 'none',
    error: {
      code,
      message: `PAI in ${region} ${words}${hint}`,
      status: 502,
      ...(wait !== undefined && { retryAfterSeconds: wait }),
    },
  };
}

/** A body without a type counts as JSON where it does not look like markup. */
function isJson({ contentType, contentEncoding, body }: Received): boolean {
  if (contentEncoding !== 'identity') return false;
  if (contentType === '') return !body.trimStart().startsWith('<');
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType.trim());
}

/**
 * The parsed text without secrets, nulls left out, or nothing where it is not JSON. The service writes null for what it
 * does not know. Where signs are escaped, texts are looked at once more as they are read: JSON has many ways to write one.
 */
function parseJson(text: string, hide: (text: string) => string): unknown {
  const isEscaped = text.includes('\\');
  const revive = (_key: string, value: unknown) => {
    if (value === null) return undefined;
    return isEscaped && typeof value === 'string' ? hide(value) : value;
  };
  try {
    const clean = hide(text);
    return isEscaped || clean.includes('null') ? (JSON.parse(clean, revive) ?? null) : JSON.parse(clean);
  } catch {
    return undefined;
  }
}

/** A service that echoes what it was sent must not carry it to a browser. Short texts would be found in any word. */
function hiderOf(secrets: readonly string[]): (text: string) => string {
  return knownHider(
    secrets.filter((secret) => secret.length >= 8),
    '***',
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isErrorCode(code: unknown): code is string {
  return typeof code === 'string' && /^[A-Za-z][A-Za-z0-9._-]{0,80}$/.test(code);
}

/** A RequestId without the form of one is left out: it would travel on in a header. */
function withSafeRequestId<Answer extends object>(answer: Answer, requestId: string | undefined): Answer {
  if (requestId !== undefined || !('RequestId' in answer)) return answer;
  const { RequestId: _unsafe, ...rest } = answer;
  // Every answer's RequestId is optional, which a type of all answers at once cannot say.
  return rest as Answer;
}
