import { isPassing } from '../../contract/error-codes.ts';
import { BASE_PATH } from '../base-path.ts';
import { ApiError } from './api-error.ts';
import { refusalAnswer, type Shape } from './shapes.ts';

/** An answer of the expected shape, and how long it took from asking to the last byte, in milliseconds. */
export interface Answer<T> {
  readonly body: T;
  readonly milliseconds: number;
  /** How long ago the service gave this answer, in seconds; above 0 where a cache gave it again. */
  readonly ageSeconds: number;
  /** Whether it is given again only because the service does not answer now. */
  readonly stale: boolean;
  /** The header that counts what the server could not read of the service's answer. */
  readonly leftOut?: string | null | undefined;
}

/**
 * GETs a path of our server. The only place of the page that fetches, and the one that turns whatever comes back into
 * an answer of the expected shape or an ApiError. An abort passes through as it is. With `bypassCache`, no cache on the way
 * may answer.
 */
export async function fetchJson<T>(
  path: string,
  shape: Shape<T>,
  signal: AbortSignal,
  bypassCache = false,
): Promise<Answer<T>> {
  const start = performance.now();
  const headers = { Accept: 'application/json', ...(bypassCache ? { 'Cache-Control': 'no-cache' } : {}) };
  // A redirect to the sign-in page of another site could not be followed: the policy of the page forbids it.
  const response = await fetch(BASE_PATH + path.slice(1), { signal, headers, redirect: 'manual' }).catch(
    (cause: unknown) => {
      if (signal.aborted) throw cause;
      throw new ApiError({ code: 'Unreachable', message: 'The server did not answer.', retryable: true });
    },
  );
  if (isForeign(response)) throw unexpected(response, 'The answer does not come from the server of this page.', true);
  const body = await readJson(response, signal);
  if (!response.ok) throw refusal(response, body);
  const issues: string[] = [];
  const read = shape(body, issues, '');
  if (issues.length > 0) {
    throw unexpected(response, `The answer does not have the expected shape at ${issues[0] || 'the answer'}.`);
  }
  return {
    body: read,
    milliseconds: performance.now() - start,
    ageSeconds: secondsIn(response.headers.get('Age')) ?? 0,
    stale: response.headers.get('X-Pai-Stale') === 'true',
    leftOut: response.headers.get('X-Pai-Left-Out'),
  };
}

/** By which a sign-in page, or the page of a captive portal, takes the place of an answer; 511 asks to sign in to a network. */
const SIGN_IN_STATUS: ReadonlySet<number> = new Set([401, 403, 407, 511]);

/**
 * Whether a proxy in front of the server seems to ask for a sign-in: by a redirect, or by a page where JSON is due. The
 * server itself redirects no request for data. A page that tells of a failure, such as 502, asks for no sign-in.
 */
function isForeign(response: Response): boolean {
  if (response.type === 'opaqueredirect') return true;
  const isJson = /\bjson\b/i.test(response.headers.get('Content-Type') ?? '');
  return !isJson && (response.ok || SIGN_IN_STATUS.has(response.status));
}

function secondsIn(header: string | null): number | undefined {
  return header !== null && /^[0-9]{1,9}$/.test(header) ? Number(header) : undefined;
}

async function readJson(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw unexpected(response, 'The answer is not JSON, or was cut off.');
  }
}

function refusal(response: Response, body: unknown): ApiError {
  const issues: string[] = [];
  const { Code, Message, RequestId, AccessDeniedDetail } = refusalAnswer(body, issues, '');
  if (issues.length > 0) return unexpected(response, `The server answered with status ${response.status}.`);
  return new ApiError({
    code: Code,
    message: Message,
    requestId: RequestId,
    status: response.status,
    retryable: isPassing(Code),
    retryAfterSeconds: secondsIn(response.headers.get('Retry-After')),
    accessDenied: AccessDeniedDetail,
  });
}

function unexpected(response: Response, message: string, foreign = false): ApiError {
  return new ApiError({
    code: 'UnexpectedAnswer',
    message,
    status: response.status,
    retryable: response.status >= 500 && !foreign,
    isForeign: foreign,
  });
}
