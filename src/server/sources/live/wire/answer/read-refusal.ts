import { AccessDeniedDetail } from '../../../../../contract/errors.ts';
import { cutMiddle } from '../../../../http/refusal.ts';
import type { Failure, FailureKind, RetryFix } from '../../failure.ts';

export interface RefusalContext {
  readonly status: number;
  /** From the Retry-After header, if there was one. */
  readonly retryAfterSeconds: number | undefined;
  /** How far the service's clock is ahead of ours, in milliseconds, if the service sent its time. */
  readonly skewMs: number | undefined;
  /** Removes from a text what must not be shown. */
  readonly scrub: (text: string) => string;
  /** Whether a text contains a secret of ours. */
  readonly isSecret: (text: string) => boolean;
}

/** Throttling rarely gives a time; the quota is counted per second. */
const THROTTLED_SECONDS = 1;

const DETAIL_LENGTH = 4_000;
/** Far more than is shown, so that nearly every text is scrubbed in full. */
const SCRUB_LENGTH = 16_000;

/** Reads an error body of the service: only its known fields, scrubbed. */
export function readRefusal(body: Readonly<Record<string, unknown>>, code: string, context: RefusalContext): Failure {
  const { kind, fix, status } = refusalKind(code, context.status);
  const { scrub } = context;
  const requestId = readRequestId(body, context.isSecret);
  const detail = readDetail(body.AccessDeniedDetail, scrub);
  const wait = context.retryAfterSeconds ?? (kind === 'throttled' ? THROTTLED_SECONDS : undefined);
  const said = messageTextIn(body.Message, scrub);
  const isClock = fix === 'clock';
  return {
    kind,
    fix,
    error: {
      code: isClock ? 'CLOCK_SKEW' : scrub(code) === code ? code : 'UPSTREAM_REFUSED',
      message: isClock ? skewMessage(context.skewMs) : said || 'PAI gave no reason',
      status,
      ...(requestId !== undefined && { requestId }),
      ...(detail !== undefined && { accessDeniedDetail: detail }),
      ...(wait !== undefined && { retryAfterSeconds: wait }),
    },
    ...(isClock && context.skewMs !== undefined && { skewMs: context.skewMs }),
  };
}

/** The part of a message that may be shown; empty without a message. */
export function messageTextIn(message: unknown, scrub: (text: string) => string): string {
  return typeof message === 'string' ? cutMiddle(scrub(cutForScrub(message)), 1_000) : '';
}

/** The service's RequestId, if it has the usual form: a header carries it to the browser. */
export function readRequestId(
  body: Readonly<Record<string, unknown>>,
  isSecret: (text: string) => boolean,
): string | undefined {
  const id = body.RequestId;
  if (typeof id !== 'string' || !/^[A-Za-z0-9-]{1,64}$/.test(id)) return undefined;
  return isSecret(id) ? undefined : id;
}

function readDetail(detail: unknown, scrub: (text: string) => string): AccessDeniedDetail | undefined {
  const read = AccessDeniedDetail.safeParse(detail);
  if (!read.success) return undefined;
  const clean = Object.entries(read.data).map(([name, text = '']) => [
    name,
    scrub(cutForScrub(text)).slice(0, DETAIL_LENGTH),
  ]);
  return Object.fromEntries(clean);
}

/**
 * The beginning of a text that is too long to be shown, because scrubbing megabytes takes seconds. A last part that
 * could begin a secret is dropped, because no pattern would match it.
 */
function cutForScrub(text: string): string {
  if (text.length <= SCRUB_LENGTH) return text;
  const parts = text.slice(0, SCRUB_LENGTH).split(/(?<![A-Za-z0-9+/=_.%~-])/);
  return parts.length === 1 ? '' : `${parts.slice(0, -1).join('')}…`;
}

function skewMessage(skewMs: number | undefined): string {
  const rule = 'PAI refuses requests whose time is more than 15 min off';
  if (skewMs === undefined) return `The clock of this server is off; ${rule}. Set the clock of the server.`;
  return `The clock of this server is off by ${span(Math.round(Math.abs(skewMs) / 60_000))} (${skewMs > 0 ? 'slow' : 'fast'}); ${rule}. Set the clock of the server.`;
}

/** Whole minutes in a unit that people use. */
function span(minutes: number): string {
  const hours = minutes / 60;
  if (hours < 2) return `${minutes} min`;
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}

interface RefusalKind {
  readonly kind: FailureKind;
  readonly fix: RetryFix;
  /** The status of the error for the browser. */
  readonly status: number;
}

/**
 * The meaning of an error code; the first match counts. The code decides and not the status, because sources disagree
 * on the status. A key that the service rejects is an error in the setup of this server and not of the client, so the
 * status is 502: 401 would send the page to its sign-in.
 */
const BY_CODE: readonly (readonly [code: RegExp, kind: RefusalKind])[] = [
  [/Throttling/, { kind: 'throttled', fix: 'time', status: 429 }],
  [/^InvalidTimeStamp\.Expired$/, { kind: 'refusal', fix: 'clock', status: 502 }],
  [/^SignatureNonceUsed$/, { kind: 'refusal', fix: 'nonce', status: 502 }],
  [/^InvalidSecurityToken\.Expired$/, { kind: 'refusal', fix: 'token', status: 502 }],
  // The key or its token, with any name: InvalidAccessKeyId.NotFound, Forbidden.AccessKeyDisabled,
  // MissingSecurityToken.
  [
    /^(Invalid|Missing|Forbidden\.|Unauthorized\.)?(AccessKey|SecurityToken|StsToken)|^SignatureDoesNotMatch|^(Incomplete|Invalid)Signature/,
    { kind: 'refusal', fix: 'key', status: 502 },
  ],
  [/^(Invalid|Missing)TimeStamp/, { kind: 'refusal', fix: 'none', status: 502 }],
  [/^(Forbidden|NoPermission|AccessDenied|Unauthorized)/, { kind: 'refusal', fix: 'none', status: 403 }],
  [/^InternalError/, { kind: 'outage', fix: 'time', status: 500 }],
  [/^ServiceUnavailable/, { kind: 'outage', fix: 'time', status: 503 }],
  [/NotFound$|NotExists?$/, { kind: 'refusal', fix: 'none', status: 404 }],
  [/^(Invalid|Missing)/, { kind: 'refusal', fix: 'none', status: 400 }],
];

/** The meaning of a refusal with this code and HTTP status. */
function refusalKind(code: string, status: number): RefusalKind {
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? byStatus(status);
}

/** For unknown codes. */
function byStatus(status: number): RefusalKind {
  if (status === 429) return { kind: 'throttled', fix: 'time', status };
  if (status >= 500) return { kind: 'outage', fix: 'time', status: [500, 503, 504].includes(status) ? status : 502 };
  return { kind: 'refusal', fix: 'none', status: [400, 403, 404, 409, 410].includes(status) ? status : 502 };
}
