import * as z from 'zod/mini';

/** What of a report is kept: the directive that was broken, and the host or kind of what was blocked. */
export interface Violation {
  readonly directive: string;
  readonly blocked: string;
}

/** What `report-uri` sends. */
const SingleReport = z.object({
  'csp-report': z.object({
    'effective-directive': z.optional(z.string()),
    'violated-directive': z.optional(z.string()),
    'blocked-uri': z.optional(z.string()),
  }),
});

/** What the Reporting API sends: reports of several kinds. */
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
 * The violations of a report in either of the browsers' two forms, without repeats, or nothing where the text is not
 * of the form that its type promises. Addresses are cut down to their host: path and query are the visitor's.
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
