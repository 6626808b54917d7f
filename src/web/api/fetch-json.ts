import * as z from 'zod/mini';
import { isPassing, PaiErrorBody } from '../../contract/errors.ts';
import { BASE_PATH } from '../base-path.ts';
import { ApiError } from './api-error.ts';

/** An answer that passed its schema, and how long it took from asking to the last byte, in milliseconds. */
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
 * an answer of the expected shape or an ApiError. An abort passes through as it is. Asked afresh, no cache on the way
 * may answer.
 */
export async function fetchJson<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  signal: AbortSignal,
  isAfresh = false,
): Promise<Answer<T>> {
  const start = performance.now();
  const headers = { Accept: 'application/json', ...(isAfresh ? { 'Cache-Control': 'no-cache' } : {}) };
  const response = await fetch(BASE_PATH + path.slice(1), { signal, headers }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiError({ code: 'Unreachable', message: 'The server did not answer.', retryable: true });
  });
  const body = await readJson(response, signal);
  if (!response.ok) throw refusal(response, body);
  const checked = z.safeParse(schema, body);
  if (!checked.success) {
    const where = checked.error.issues[0]?.path.join('.') || 'the answer';
    throw unexpected(response, `The answer does not have the expected shape at ${where}.`);
  }
  return {
    body: checked.data,
    milliseconds: performance.now() - start,
    ageSeconds: secondsIn(response.headers.get('Age')) ?? 0,
    stale: response.headers.get('X-Pai-Stale') === 'true',
    leftOut: response.headers.get('X-Pai-Left-Out'),
  };
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
  const checked = z.safeParse(PaiErrorBody, body);
  if (!checked.success) return unexpected(response, `The server answered with status ${response.status}.`);
  const { Code, Message, RequestId, AccessDeniedDetail } = checked.data;
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

function unexpected(response: Response, message: string): ApiError {
  return new ApiError({
    code: 'UnexpectedAnswer',
    message,
    status: response.status,
    retryable: response.status >= 500,
  });
}
