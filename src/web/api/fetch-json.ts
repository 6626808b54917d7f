import { isPassing } from '../../contract/error-codes.ts';
import { BASE_PATH } from '../base-path.ts';
import { ApiError } from './api-error.ts';
import { afterLongTask } from './long-task.ts';
import { refusalAnswer, type Shape } from './shapes.ts';

/** A response of the expected shape, and its duration until the last byte, in milliseconds. */
export interface Answer<T> {
  readonly body: T;
  readonly milliseconds: number;
  /** The age of the service's response, in seconds; above 0 if it comes from a cache. */
  readonly ageSeconds: number;
  /** Whether it is a stale response, sent because the service does not respond now. */
  readonly stale: boolean;
  /** The header that counts the parts of the service's response that the server could not read. */
  readonly leftOut?: string | null | undefined;
}

/** GETs a path of our server. Returns a response of the expected shape, or throws an ApiError. */
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
    throw unexpected(response, `The response has an unexpected shape at ${issues[0] || 'the top'}.`);
  }
  return { body: read, milliseconds: performance.now() - start, ...readHeaders(response) };
}

/** The content of a successful response: the last word of its media type. */
type DataType = 'json' | 'octet-stream';

/**
 * GETs a path of our server; the only fetch of the page. Returns a response of the expected type with its body unread,
 * or throws an ApiError. An abort error is passed on. With `bypassCache`, no cache may respond.
 */
export async function ask(path: string, type: DataType, signal: AbortSignal, bypassCache: boolean): Promise<Response> {
  // Refusals are JSON, whatever type was requested.
  const Accept = type === 'json' ? 'application/json' : `application/${type}, application/json`;
  const headers = { Accept, ...(bypassCache ? { 'Cache-Control': 'no-cache' } : {}) };
  // A redirect to the sign-in page of another site cannot be followed: the content security policy forbids it.
  const response = await fetch(BASE_PATH + path.slice(1), { signal, headers, redirect: 'manual' }).catch(
    (cause: unknown) => {
      if (signal.aborted) throw cause;
      throw unreachable('The server did not respond.');
    },
  );
  if (isForeign(response, type)) {
    throw unexpected(response, 'The response is not from the server of this page.', true);
  }
  if (response.ok) return response;
  const refused = readRefusal(
    await readJson(response, signal),
    response.status,
    secondsIn(response.headers.get('Retry-After')),
  );
  throw refused ?? unexpected(response, `The server responded with status ${response.status}.`);
}

/** The information in the headers of a response. */
export function readHeaders({ headers }: Response): Pick<Answer<unknown>, 'ageSeconds' | 'stale' | 'leftOut'> {
  return {
    ageSeconds: secondsIn(headers.get('Age')) ?? 0,
    stale: headers.get('X-Pai-Stale') === 'true',
    leftOut: headers.get('X-Pai-Left-Out'),
  };
}

/** The error for a server that cannot be reached. */
export function unreachable(message: string): ApiError {
  return new ApiError({ code: 'Unreachable', message, retryable: true });
}

/** Statuses of sign-in pages and of captive portals; 511 asks for a sign-in to a network. */
const SIGN_IN_STATUS: ReadonlySet<number> = new Set([401, 403, 407, 511]);

/**
 * Whether a proxy in front of the server seems to ask for a sign-in: by a redirect, or by a page instead of data. The
 * server itself never redirects a data request. An error page, such as 502, is not a sign-in.
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
    const text = await response.text();
    const parsedAt = performance.now();
    const body: unknown = JSON.parse(text);
    await afterLongTask(parsedAt);
    return body;
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw unexpected(response, 'The response is not JSON, or was cut off.');
  }
}

/** A refusal from its body; undefined if the body is not a PAI error. */
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

/** The server itself refuses in PAI's form, so any other refusal for a missing sign-in comes from a proxy. */
function unexpected(response: Response, message: string, foreign = SIGN_IN_STATUS.has(response.status)): ApiError {
  return new ApiError({
    code: 'UnexpectedAnswer',
    message,
    status: response.status,
    retryable: response.status >= 500 && !foreign,
    isForeign: foreign,
  });
}
