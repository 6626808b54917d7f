import { failed, ok, type Result } from '../../contract/result.ts';
import { isLoopback } from './check-value.ts';

const REGION = '{region}';
const ALLOWED_URL =
  'a base URL such as https://aiworkspace.{region}.aliyuncs.com: https anywhere, http only to a loopback address; without user, path, query and fragment';

/**
 * The whole of a base URL: scheme, host, port, and at most one slash. Judged as text, because URL parsers repair what
 * should be refused: they drop tabs, take backslashes for slashes and read `a@b` as a user and a host.
 */
const BASE_URL = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?\/?$/;

/** The base URL of a service, `{region}` kept, in lower case and without a slash at its end. */
export function checkEndpoint(text: string): Result<string> {
  const example = text.replaceAll(REGION, 'cn-hangzhou').toLowerCase();
  const [, scheme = '', host = ''] = BASE_URL.exec(example) ?? [];
  if (host === '' || !URL.canParse(example)) return failed(ALLOWED_URL);
  const { hostname } = new URL(example);
  // A number such as 2130706433 is an address to a URL parser: who reads the settings should see where requests go.
  if (!host.startsWith('[') && hostname !== host) return failed(ALLOWED_URL);
  if (scheme === 'http' && !isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))) return failed(ALLOWED_URL);
  return ok(text.toLowerCase().replace(/\/$/, ''));
}

/** An endpoint as a fault may repeat it, scheme and host: before and after them may stand a password or a key. */
export function withoutSecretParts(endpoint: string): string {
  const [, scheme = '', rest = ''] = /^([a-z]*:?\/{0,2})(.*)$/is.exec(endpoint) ?? [];
  return scheme + rest.replace(/^.*@/s, '…@').replace(/[/?#\\].+$/s, '…');
}

const ALLOWED_PATH =
  'a path such as /pai or /user/x/proxy/4720/: segments of letters, digits, "-", ".", "_", "~", "@", ":", "+" and percent escapes, at most 200 characters, without "." and ".." as segments';

/** The signs that need no quoting in a cookie, in HTML and in a content security policy. */
const SEGMENT = /^(?:[A-Za-z0-9._~@:+-]|%[0-9A-Fa-f]{2})+$/;
/** Escapes of what other programs may read as a part of the path's form, or not pass on: controls, ".", "/" and "\". */
const RISKY_ESCAPE = /%(?:[01][0-9a-f]|7f|2e|2f|5c)/i;

/** The first segments of the product's own paths. A test holds that there are no others. */
export const OWN_SEGMENTS: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'sign-in',
  'healthz',
  'readyz',
  'mcp',
  'images',
  'matrix',
  'compare',
  'checks',
  'index.html',
  'icon.svg',
]);
/** No path of our own has more segments, so a longer base path is never taken for one. */
const OWN_DEPTH = 4;

/**
 * The path under which a proxy serves the product, without a slash at its end; empty for the root. It must not be the
 * beginning of one of our own paths: requests come with and without it, and some could be read in two ways.
 */
export function checkBasePath(text: string): Result<string> {
  if (text === '/') return ok('');
  const path = text.replace(/\/$/, '');
  const [before, ...segments] = path.split('/');
  const isFine = (segment: string) =>
    SEGMENT.test(segment) && !RISKY_ESCAPE.test(segment) && segment !== '.' && segment !== '..';
  if (before !== '' || path.length > 200 || !segments.every(isFine)) return failed(ALLOWED_PATH);
  const [first = ''] = segments;
  if (OWN_SEGMENTS.has(first) && segments.length <= OWN_DEPTH)
    return failed(`a path that does not begin with /${first}, which is a path of the product itself`);
  return ok(path);
}
