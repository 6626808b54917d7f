import { AccessDeniedDetail } from '../../contract/errors.ts';
import { cutMiddle } from '../http/refusal.ts';
import type { Failure } from './failure.ts';
import { refusalKind } from './refusal-kinds.ts';

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
  const { kind, cure, status } = refusalKind(code, context.status);
  const { scrub } = context;
  const requestId = readRequestId(body, context.isSecret);
  const detail = readDetail(body.AccessDeniedDetail, scrub);
  const wait = context.retryAfterSeconds ?? (kind === 'throttled' ? THROTTLED_SECONDS : undefined);
  const said = typeof body.Message === 'string' ? cutMiddle(scrub(cutForScrub(body.Message)), 1_000) : '';
  const isClock = cure === 'clock';
  return {
    kind,
    cure,
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
