import fc from 'fast-check';
import { PATHS } from '../../contract/paths.ts';
import { CSP_REPORT_PATH } from '../http/headers.ts';

/** A whole, well-formed HTTP request with any content. */
export interface AnyRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: string;
}

const visible = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) });
/** Latin-1, as headers carry it, without control characters or line ends. */
const headerText = fc
  .string({
    unit: fc
      .oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff }))
      .map((code) => String.fromCharCode(code)),
  })
  .map((text) => text.trim());

const method = fc.oneof(
  { weight: 4, arbitrary: fc.constant('GET') },
  fc.constantFrom('HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE', 'M-SEARCH'),
);

const segment = fc.oneof(
  fc.constantFrom('api', 'v1', 'images', 'workspaces', 'image-1', '1', '__proto__', 'assets', '..', '.', '', '*'),
  fc.constantFrom('%2e%2e', '%2F', '%00', '%', '%ff', '%E7%81', '%0d%0aX-Y:z', '\\', ';', '@', '//', '#'),
  visible.map((text) => text.replaceAll('?', '')),
);
const path = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...Object.values(PATHS),
      `${PATHS.images}/image-1`,
      CSP_REPORT_PATH,
      '/',
      '/healthz',
      '*',
    ),
  },
  fc
    .tuple(
      fc.constantFrom('/', '/api/', '/api/v1/', '/assets/', '//', 'http://evil.example/'),
      fc.array(segment, { maxLength: 5 }),
    )
    .map(([start, segments]) => start + segments.join('/')),
);

const parameter = fc.tuple(
  fc.oneof(
    fc.constantFrom('LabelFilter', 'LabelKeys', 'Region', 'WorkspaceId', 'PageSize', 'PageNumber', 'Verbose', 'token'),
    fc.constantFrom('__proto__', '__proto__[polluted]', '__proto__.polluted', 'constructor[prototype][polluted]', ''),
    visible,
  ),
  fc.oneof(
    fc.constantFrom('a=1', '*', 'system.chipType=GPU', 'cn-hangzhou', '1', '99999999999999999999', 'true', '%ff', ''),
    fc.constantFrom('%00', '%0d%0a', '%F0%9F%98%80', '{"polluted":1}'),
    visible,
  ),
);
const query = fc.array(parameter, { maxLength: 6 }).map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
const longQuery = fc.constant(`LabelFilter=${'x'.repeat(13_000)}`);

/**
 * Headers with long values from browsers and proxies, and names that are special on objects. Without Host and the
 * headers that frame a body.
 */
const headerName = fc.oneof(
  fc.constantFrom('Cookie', 'Authorization', 'Accept', 'User-Agent', 'Accept-Encoding', 'If-None-Match', 'Range'),
  fc.constantFrom('Cache-Control', 'Expect', 'Upgrade', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Forwarded', 'TE'),
  fc.constantFrom('X-Acs-Request-Id', 'X-HTTP-Method-Override', '__proto__', 'constructor', 'Content-Type', 'X-Any'),
);
const headerValue = fc.oneof(
  fc.constantFrom('null', 'none', 'same-origin', 'cross-site', 'Bearer x', 'gzip, br', '*', 'no-cache', 'websocket'),
  fc.constantFrom('100-continue', 'application/csp-report', 'application/reports+json', '', 'x'.repeat(1_000)),
  headerText,
);
const header = fc.tuple(headerName, headerValue).map((pair) => pair.join(': '));
const origin = fc.tuple(fc.constantFrom('Origin', 'Sec-Fetch-Site'), headerValue).map((pair) => pair.join(': '));
const connection = fc.constantFrom('Connection: keep-alive', 'Connection: upgrade');

const json = fc.constantFrom(
  '{"__proto__":{"polluted":1}}',
  '{"csp-report":{"__proto__":{"polluted":1},"effective-directive":"img-src"}}',
  '[{"type":"csp-violation","body":{"__proto__":{"polluted":1},"effectiveDirective":"img-src"}}]',
  '[',
);
const body = fc.oneof(json, headerText, fc.constant('x'.repeat(20_000)));

const question = fc.record({
  method,
  path,
  query: fc.oneof({ weight: 10, arbitrary: fc.constant('') }, { weight: 10, arbitrary: query }, longQuery),
  headers: fc.array(fc.oneof({ weight: 100, arbitrary: header }, { weight: 5, arbitrary: connection }, origin), {
    maxLength: 40,
  }),
  body: fc.oneof({ weight: 10, arbitrary: fc.constant('') }, body),
});
/** Requests of browsers, the only ones that may have a body. */
const report = fc.record({
  method: fc.constant('POST'),
  path: fc.constant(CSP_REPORT_PATH),
  query: fc.constant(''),
  headers: fc
    .constantFrom('application/csp-report', 'application/reports+json')
    .map((type) => [`Content-Type: ${type}`]),
  body,
});

/** Methods, paths, queries and up to 40 headers of every kind; without Host, which each test adds. */
export const anyRequest: fc.Arbitrary<AnyRequest> = fc
  .oneof({ weight: 20, arbitrary: question }, report)
  .map(({ method, path, query, headers, body }) => ({
    method,
    target: query === '' ? path : `${path}?${query}`,
    headers: body === '' ? headers : [...headers, `Content-Length: ${body.length}`],
    body,
  }));

/** The request as bytes; it asks to close the connection after the response. */
export function bytesOf({ method, target, headers, body }: AnyRequest, hosts: readonly string[]): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...hosts.map((host) => `Host: ${host}`), ...headers];
  return Buffer.from(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`, 'latin1');
}
