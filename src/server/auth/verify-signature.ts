import type { PaiError } from '../../contract/errors.ts';
import { API_VERSION } from '../../contract/operations.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { sameSecret } from './access-token.ts';
import { ACS3_ALGORITHM, type SignableRequest, sha256Hex, signatureOf } from './acs3.ts';

export interface ReceivedRequest {
  /** The operation of the path and method. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Decoded names and values, in the received order. */
  readonly query: SignableRequest['query'];
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Returns undefined for a request with a valid signature, else the refusal that the service would send. */
export type SignatureCheck = (request: ReceivedRequest) => PaiError | undefined;

/** How far the clock of a client may be off, in either direction; documented for InvalidTimeStamp.Expired. */
const WINDOW_MS = 15 * 60_000;
const MAX_NONCES = 200_000;
const REQUIRED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

/** Makes the check for one access key. `now` is the clock, milliseconds since 1970. */
export function createSignatureCheck(
  key: { readonly id: string; readonly secret: string },
  now: () => number = Date.now,
): SignatureCheck {
  const nonces = createNonceMemory(MAX_NONCES);

  return (request) => {
    const read = readAuthorization(request.headers.get('authorization') ?? undefined);
    if (!read.ok) return refusal('IncompleteSignature', read.error);
    const authorization = read.value;
    const unsigned = signedHeadersIssue(request.headers, authorization.signedHeaders);
    if (unsigned !== undefined) return refusal('IncompleteSignature', unsigned);
    if (!sameSecret(authorization.keyId, key.id))
      return refusal('InvalidAccessKeyId.NotFound', 'Credential names an access key id that is not known here', 404);

    const date = readDate(request.headers.get('x-acs-date') ?? '');
    if (date === undefined)
      return refusal('InvalidTimeStamp.Format', 'x-acs-date must be UTC in the form 2026-01-31T09:05:00Z');
    if (Math.abs(now() - date) > WINDOW_MS)
      return refusal(
        'InvalidTimeStamp.Expired',
        'x-acs-date is more than 15 minutes away from the time of this server',
      );

    const misnamed = actionIssue(request);
    if (misnamed) return misnamed;
    if (!signatureHolds(request, authorization, key.secret))
      return refusal(
        'SignatureDoesNotMatch',
        'Signature is not the one that the access key secret gives for this request',
      );

    // Only now, and as a hash, which bounds the memory: a client without the secret must not be able to use up nonces.
    const nonce = sha256Hex(request.headers.get('x-acs-signature-nonce') ?? '');
    const verdict = nonces.take(nonce, date + WINDOW_MS, now());
    if (verdict === 'used') return refusal('SignatureNonceUsed', 'x-acs-signature-nonce was used before');
    if (verdict === 'full') return refusal('Throttling.User', 'Too many signed requests within half an hour', 429);
    return undefined;
  };
}

function refusal(code: string, message: string, status = 400): PaiError {
  return { code, message, status };
}

function signedHeadersIssue(headers: Headers, signed: readonly string[]): string | undefined {
  const missing = REQUIRED.find((name) => !headers.get(name));
  if (missing !== undefined) return `${missing} is missing; signed requests carry ${REQUIRED.join(', ')}`;
  const present = [...headers.keys()].filter((name) => name.startsWith('x-acs-'));
  const left = [...REQUIRED, ...present].find((name) => !signed.includes(name));
  if (left !== undefined) return `${left} must be among the SignedHeaders`;
  const absent = signed.find((name) => !headers.has(name));
  if (absent !== undefined) return `${absent} is among the SignedHeaders but missing`;
  return undefined;
}

/** Milliseconds since 1970 of `2026-01-31T09:05:00Z`; undefined for other forms and for days that do not exist. */
function readDate(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return undefined;
  return date.toISOString() === text.replace('Z', '.000Z') ? date.getTime() : undefined;
}

function actionIssue({ headers, operation }: ReceivedRequest): PaiError | undefined {
  if (headers.get('x-acs-version') !== API_VERSION)
    return refusal('InvalidVersion', `x-acs-version must be ${API_VERSION}`);
  if (headers.get('x-acs-action') !== operation)
    return refusal('InvalidAction.NotFound', `x-acs-action must be ${operation} for this path`, 404);
  return undefined;
}

function signatureHolds(
  request: ReceivedRequest,
  authorization: { readonly signedHeaders: readonly string[]; readonly signature: string },
  secret: string,
): boolean {
  const bodySha256 = sha256Hex(request.body);
  if (request.headers.get('x-acs-content-sha256') !== bodySha256) return false;
  const headers = authorization.signedHeaders.map((name) => [name, request.headers.get(name) ?? ''] as const);
  return sameSecret(signatureOf({ ...request, headers, bodySha256 }, secret), authorization.signature);
}

export interface Authorization {
  readonly keyId: string;
  /** Lower case, ascending, each once. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hex digits. */
  readonly signature: string;
}

const PARTS = /^([^\s]+) Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([^,\s]+)$/;

/**
 * Reads `ACS3-HMAC-SHA256 Credential=...,SignedHeaders=a;b,Signature=hex`, or names the error. Strict: refuses a header
 * that two programs could read differently, and never repeats its text.
 */
function readAuthorization(header: string | undefined): Result<Authorization> {
  if (header === undefined) return failed(`Authorization is missing; requests must be signed with ${ACS3_ALGORITHM}`);
  const match = PARTS.exec(header);
  const [, algorithm, keyId, headerList, signature] = match ?? [];
  if (keyId === undefined || headerList === undefined || signature === undefined)
    return failed(`Authorization must be "${ACS3_ALGORITHM} Credential=...,SignedHeaders=...,Signature=..."`);
  if (algorithm !== ACS3_ALGORITHM) return failed(`Authorization must begin with ${ACS3_ALGORITHM}`);
  if (!/^[0-9a-f]{64}$/.test(signature)) return failed('Signature must be 64 lower-case hex digits');
  const signedHeaders = headerList.split(';');
  const ascending = signedHeaders.every((name, at) => at === 0 || (signedHeaders[at - 1] ?? '') < name);
  if (!ascending || signedHeaders.some((name) => !/^[a-z0-9-]+$/.test(name)))
    return failed('SignedHeaders must be lower-case names in ascending order, each once, separated by semicolons');
  return ok({ keyId, signedHeaders, signature });
}

const MINUTE_MS = 60_000;

export type NonceVerdict = 'new' | 'used' | 'full';

/**
 * Remembers nonces until they expire, at most `limit` at a time. Beyond the limit new ones are rejected: forgetting an
 * old one early would allow a replay.
 *
 * Nonces are stored in buckets by the minute in which they expire, so that expiry costs one deletion a minute.
 */
export function createNonceMemory(limit: number) {
  const buckets = new Map<number, Set<string>>();

  function forgetExpired(now: number): void {
    for (const minute of buckets.keys()) if ((minute + 1) * MINUTE_MS <= now) buckets.delete(minute);
  }

  /** Accepts a nonce that must not be used again before `until`; both times in milliseconds since 1970. */
  function take(nonce: string, until: number, now: number): NonceVerdict {
    forgetExpired(now);
    let held = 0;
    for (const bucket of buckets.values()) {
      if (bucket.has(nonce)) return 'used';
      held += bucket.size;
    }
    if (held >= limit) return 'full';
    const minute = Math.floor(until / MINUTE_MS);
    const bucket = buckets.get(minute);
    if (bucket) bucket.add(nonce);
    else buckets.set(minute, new Set([nonce]));
    return 'new';
  }

  return { take };
}
