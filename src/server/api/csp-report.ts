import * as z from 'zod/mini';
import type { Log } from '../log/log.ts';
import { type AppContext, invalidParameter, refuse } from './answers.ts';
import { readBody } from './read-request.ts';

/** The kept part of a report: the broken directive, and the host or kind of the blocked resource. */
export interface Violation {
  readonly directive: string;
  readonly blocked: string;
}

/** The format of `report-uri`. */
const SingleReport = z.object({
  'csp-report': z.object({
    'effective-directive': z.optional(z.string()),
    'violated-directive': z.optional(z.string()),
    'blocked-uri': z.optional(z.string()),
  }),
});

/** The format of the Reporting API: reports of several kinds. */
const ReportList = z.array(
  z.object({
    type: z.string(),
    body: z.optional(
      z.nullable(z.looseObject({ effectiveDirective: z.optional(z.string()), blockedURL: z.optional(z.string()) })),
    ),
  }),
);

export const REPORT_TYPES = ['application/csp-report', 'application/reports+json'] as const;

/**
 * The violations of a report in either of the browsers' two formats, without repeats. Returns undefined if the text
 * does not have the format of its type. Addresses are reduced to their host: path and query are the visitor's.
 */
export function readCspReport(type: (typeof REPORT_TYPES)[number], text: string): readonly Violation[] | undefined {
  const data = parseJson(text);
  if (type === 'application/csp-report') {
    const single = SingleReport.safeParse(data);
    if (!single.success) return undefined;
    const report = single.data['csp-report'];
    return [violation(report['effective-directive'] ?? report['violated-directive'], report['blocked-uri'])];
  }
  const list = ReportList.safeParse(data);
  if (!list.success) return undefined;
  const found = list.data
    .filter((report) => report.type === 'csp-violation')
    .map(({ body }) => violation(body?.effectiveDirective, body?.blockedURL));
  return [...new Map(found.map((one) => [`${one.directive} ${one.blocked}`, one])).values()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function violation(directive = '', blocked = ''): Violation {
  // Older browsers repeat the whole directive, its sources included.
  const [name = ''] = directive.split(' ');
  return { directive: isWord(name) ? name : 'unknown', blocked: hostOrKind(blocked) };
}

/** `evil.example` of an address, `data` of a `data:` URL, and words such as `inline` as they are. */
function hostOrKind(blocked: string): string {
  if (isWord(blocked)) return blocked;
  if (!URL.canParse(blocked)) return 'unknown';
  const { host, protocol } = new URL(blocked);
  return host === '' ? protocol.slice(0, 40).replace(/:$/, '') : host.slice(0, 255);
}

function isWord(text: string): boolean {
  return /^[a-z][a-z-]{0,39}$/.test(text);
}

const MAX_REPORT_BYTES = 8 * 1024;
const MAX_PER_MINUTE = 10;

/**
 * Accepts the browsers' reports of blocked resources, and writes one line for each. Limits their number and size,
 * because anyone with access to the page may send them.
 */
export function createReportAnswer(log: Log | undefined): (c: AppContext) => Promise<Response> {
  const limit = createRateLimit(MAX_PER_MINUTE, 60_000);
  return async (c) => {
    const given = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    const type = REPORT_TYPES.find((one) => one === given);
    if (type === undefined) {
      const message = `Content-Type must be ${REPORT_TYPES.join(' or ')}`;
      return refuse(c, { code: 'UnsupportedMediaType', message, status: 415 });
    }
    const body = await readBody(c.req.raw, MAX_REPORT_BYTES);
    if (!body.ok && body.error === 'too-large') {
      c.header('Connection', 'close');
      const message = `The report is larger than ${MAX_REPORT_BYTES} bytes`;
      return refuse(c, { code: 'RequestBodyTooLarge', message, status: 413 });
    }
    const violations = body.ok ? readCspReport(type, body.value) : undefined;
    if (violations === undefined)
      return refuse(c, invalidParameter(`The body must be a report in JSON, as ${type} is`));
    const retryAfterSeconds = limit();
    if (retryAfterSeconds !== undefined) {
      const message = `At most ${MAX_PER_MINUTE} reports a minute are taken`;
      return refuse(c, { code: 'Throttling', message, status: 429, retryAfterSeconds });
    }
    if (violations.length > 0) log?.record({ cspReport: violations, requestId: c.env.requestId });
    return c.body(null, 204);
  };
}

/** Takes one unit. Returns undefined if there was one, else the seconds until there is. */
export type RateLimit = () => number | undefined;

/** At most `max` units in any span of `windowMs`. `now` returns milliseconds of a monotonic clock. */
export function createRateLimit(max: number, windowMs: number, now: () => number = () => performance.now()): RateLimit {
  const taken: number[] = [];
  return () => {
    const time = now();
    const [oldest] = taken;
    if (taken.length >= max && oldest !== undefined && time - oldest < windowMs)
      return Math.max(1, Math.ceil((oldest + windowMs - time) / 1_000));
    taken.push(time);
    if (taken.length > max) taken.shift();
    return undefined;
  };
}
