import type { Pair } from '../../contract/pair.ts';

/** Where browsers report what the policy of the page blocked. */
export const CSP_REPORT_PATH = '/api/csp-report';

type HeaderList = readonly Pair[];

const EVERYWHERE: HeaderList = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
];

/** For responses that no browser should render as a page. */
export const API_HEADERS: HeaderList = [
  ...EVERYWHERE,
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox"],
  ['Cache-Control', 'no-store'],
];

/**
 * For the page and its files. There is no `unsafe-inline`: the build makes no inline script or style, and React's
 * styles go through the CSSOM. Strict-Transport-Security is absent, as the server speaks plain HTTP. So is `report-to`:
 * Chromium accepts reporting endpoints over HTTPS only, but ignores `report-uri` if `report-to` is present, so every
 * report would be lost.
 */
export function pageHeaders(basePath: string): HeaderList {
  return [...EVERYWHERE, ['Content-Security-Policy', pagePolicy(basePath)], ...PAGE_ONLY];
}

function pagePolicy(basePath: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `report-uri ${basePath}${CSP_REPORT_PATH}`,
  ].join('; ');
}

const PAGE_ONLY: HeaderList = [
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Origin-Agent-Cluster', '?1'],
  ['X-DNS-Prefetch-Control', 'off'],
  [
    'Permissions-Policy',
    [
      'accelerometer',
      'camera',
      'clipboard-read',
      'display-capture',
      'geolocation',
      'gyroscope',
      'hid',
      'local-network-access',
      'microphone',
      'midi',
      'payment',
      'publickey-credentials-get',
      'serial',
      'usb',
      'xr-spatial-tracking',
    ]
      .map((feature) => `${feature}=()`)
      .join(', '),
  ],
  ['Cache-Control', 'no-cache'],
];

export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * The best offered encoding that an Accept-Encoding header allows: Brotli, then gzip, then none. Weights count only as
 * allowed or not (q=0): the files are compressed already, so the smallest is best for both sides.
 */
export function chooseEncoding(header: string | null, offered: ReadonlySet<Encoding>): Encoding {
  const allowed = new Map<string, boolean>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim());
    allowed.set(coding, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)));
  }
  const isAllowed = (coding: string) => allowed.get(coding) ?? allowed.get('*') ?? false;
  return (['br', 'gzip'] as const).find((coding) => offered.has(coding) && isAllowed(coding)) ?? 'identity';
}

/**
 * Whether a Cache-Control header of a request asks past caches: the directive `no-cache` by itself, in any case and at
 * any place of the list. The same word in a quoted text, or with an argument, means something else.
 */
export function bypassesCache(header: string | null): boolean {
  const unquoted = (header ?? '').replace(/"[^"]*"?/g, '""');
  return unquoted.split(',').some((directive) => directive.trim().toLowerCase() === 'no-cache');
}
