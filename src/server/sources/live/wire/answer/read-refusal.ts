import { AccessDeniedDetail } from '../../../../../contract/errors.ts';
import { cutMiddle } from '../../../../http/refusal.ts';
import type { Failure, FailureKind, RetryFix } from '../../failure.ts';

export interface RefusalContext {
  readonly status: number;
  /** From the Retry-After header, where there was one. */
  readonly retryAfterSeconds: number | undefined;
  /** How far the service's clock is ahead of ours, in milliseconds, where it told its time. */
  readonly skewMs: number | undefined;
  /** Takes out of a text what must not be shown. */
  readonly scrub: (text: string) => string;
  /** Whether a text holds something of ours that must not be shown. */
  readonly isSecret: (text: string) => boolean;
}

/** Throttling names no time more often than not; a second is what the quota is counted in. */
const THROTTLED_SECONDS = 1;

const DETAIL_LENGTH = 4_000;
/** Far more than is shown, so that nearly every text is scrubbed as it came. */
const SCRUB_LENGTH = 16_000;

/** Reads an error body of the service: its known fields, scrubbed, and nothing else. */
export function readRefusal(body: Readonly<Record<string, unknown>>, code: string, context: RefusalContext): Failure {
  const { kind, fix, status } = refusalKind(code, context.status);
  const { scrub } = context;
  const requestId = readRequestId(body, context.isSecret);
  const detail = readDetail(body.AccessDeniedDetail, scrub);
  const wait = context.retryAfterSeconds ?? (kind === 'throttled' ? THROTTLED_SECONDS : undefined);
  const said = saidIn(body.Message, scrub);
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

/** The text of a message as far as it may be shown; empty if there is none. */
export function saidIn(message: unknown, scrub: (text: string) => string): string {
  return typeof message === 'string' ? cutMiddle(scrub(cutForScrub(message)), 1_000) : '';
}

/** The service's RequestId, where it has the form of one: it travels on in a header. */
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
 * The beginning of a text that is too long to be shown anyway: to scrub megabytes takes seconds. What could be the first
 * part of a secret goes with the rest, because no pattern would know it any more.
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

/** Whole minutes in the unit that a person would say them in. */
function span(minutes: number): string {
  const hours = minutes / 60;
  if (hours < 2) return `${minutes} min`;
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}

interface RefusalKind {
  readonly kind: FailureKind;
  readonly fix: RetryFix;
  /** The status it travels to the browser with. */
  readonly status: number;
}

/**
 * What a code of the service means here, first match first. The code decides and not the status, because the sources
 * disagree on statuses. A key that the service rejects is a fault of this server's set-up, not of who asks, hence 502:
 * 401 would send the page to its sign-in.
 */
const BY_CODE: readonly (readonly [code: RegExp, kind: RefusalKind])[] = [
  [/Throttling/, { kind: 'throttled', fix: 'time', status: 429 }],
  [/^InvalidTimeStamp\.Expired$/, { kind: 'refusal', fix: 'clock', status: 502 }],
  [/^SignatureNonceUsed$/, { kind: 'refusal', fix: 'nonce', status: 502 }],
  [/^InvalidSecurityToken\.Expired$/, { kind: 'refusal', fix: 'token', status: 502 }],
  // The key or its token, by whatever name: InvalidAccessKeyId.NotFound, Forbidden.AccessKeyDisabled, MissingSecurityToken.
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

/** What a refusal means that came with this code and HTTP status. */
function refusalKind(code: string, status: number): RefusalKind {
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? byStatus(status);
}

/** Codes that nobody has published yet. */
function byStatus(status: number): RefusalKind {
  if (status === 429) return { kind: 'throttled', fix: 'time', status };
  if (status >= 500) return { kind: 'outage', fix: 'time', status: [500, 503, 504].includes(status) ? status : 502 };
  return { kind: 'refusal', fix: 'none', status: [400, 403, 404, 409, 410].includes(status) ? status : 502 };
}
