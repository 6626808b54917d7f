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

/** GETs a path of our server, and turns whatever comes back into an answer of the expected shape or an ApiError. */
export async function fetchJson<T>(
  path: string,
  shape: Shape<T>,
  signal: AbortSignal,
  bypassCache = false,
): Promise<Answer<T>> {
  const start = performance.now();
  const response = await ask(path, 'json', signal, bypassCache);
  const body = await readJson(response, signal);
  const issues: string[] = [];
  const read = shape(body, issues, '');
  if (issues.length > 0) {
    throw unexpected(response, `The answer does not have the expected shape at ${issues[0] || 'the answer'}.`);
  }
  return { body: read, milliseconds: performance.now() - start, ...readHeaders(response) };
}

/** What an answer that is no refusal holds: the last word of its media type. */
type DataType = 'json' | 'octet-stream';

/**
 * GETs a path of our server: the only place of the page that fetches. Gives an answer of the expected type, its body
 * unread, or throws an ApiError. An abort passes through as it is. With `bypassCache`, no cache on the way may answer.
 */
export async function ask(path: string, type: DataType, signal: AbortSignal, bypassCache: boolean): Promise<Response> {
  // Refusals are JSON, whatever is asked for.
  const Accept = type === 'json' ? 'application/json' : `application/${type}, application/json`;
  const headers = { Accept, ...(bypassCache ? { 'Cache-Control': 'no-cache' } : {}) };
  // A redirect to the sign-in page of another site could not be followed: the policy of the page forbids it.
  const response = await fetch(BASE_PATH + path.slice(1), { signal, headers, redirect: 'manual' }).catch(
    (cause: unknown) => {
      if (signal.aborted) throw cause;
      throw unreachable('The server did not answer.');
    },
  );
  if (isForeign(response, type)) {
    throw unexpected(response, 'The answer does not come from the server of this page.', true);
  }
  if (response.ok) return response;
  const refused = readRefusal(
    await readJson(response, signal),
    response.status,
    secondsIn(response.headers.get('Retry-After')),
  );
  throw refused ?? unexpected(response, `The server answered with status ${response.status}.`);
}

/** What the headers of an answer say of it. */
export function readHeaders({ headers }: Response): Pick<Answer<unknown>, 'ageSeconds' | 'stale' | 'leftOut'> {
  return {
    ageSeconds: secondsIn(headers.get('Age')) ?? 0,
    stale: headers.get('X-Pai-Stale') === 'true',
    leftOut: headers.get('X-Pai-Left-Out'),
  };
}

/** The server is not there, or is no longer. */
export function unreachable(message: string): ApiError {
  return new ApiError({ code: 'Unreachable', message, retryable: true });
}

/** By which a sign-in page, or the page of a captive portal, takes the place of an answer; 511 asks to sign in to a network. */
const SIGN_IN_STATUS: ReadonlySet<number> = new Set([401, 403, 407, 511]);

/**
 * Whether a proxy in front of the server seems to ask for a sign-in: by a redirect, or by a page where data are due. The
 * server itself redirects no request for data. A page that tells of a failure, such as 502, asks for no sign-in.
 */
function isForeign(response: Response, type: DataType): boolean {
  if (response.type === 'opaqueredirect') return true;
  const words = (response.headers.get('Content-Type') ?? '').toLowerCase().split(/[^a-z-]+/);
  return response.ok ? !words.includes(type) : !words.includes('json') && SIGN_IN_STATUS.has(response.status);
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

/** A refusal by its body; undefined if the body is not one of PAI's. */
export function readRefusal(body: unknown, status: number, retryAfterSeconds?: number): ApiError | undefined {
  const issues: string[] = [];
  const { Code, Message, RequestId, AccessDeniedDetail } = refusalAnswer(body, issues, '');
  if (issues.length > 0) return undefined;
  return new ApiError({
    code: Code,
    message: Message,
    requestId: RequestId,
    status,
    retryable: isPassing(Code),
    retryAfterSeconds,
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
