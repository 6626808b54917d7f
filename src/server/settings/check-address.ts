import { isIPv6 } from 'node:net';
import { failed, ok, type Result } from '../../contract/result.ts';
import { isLoopback } from './check-value.ts';

/**
 * A listening address or name, in the one spelling of URLs and Host headers: `LOCALHOST` is `localhost`,
 * `0:0:0:0:0:0:0:1` is `::1`, and an IPv4 address in IPv6 form is that IPv4 address.
 */
export function checkHost(text: string): Result<string> {
  if (isIPv6(text)) return ok(shortIPv6(text));
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);
  if (isName && URL.canParse(`http://${text}`)) return ok(new URL(`http://${text}`).hostname);
  return failed('an IP address without brackets, or a host name');
}

function shortIPv6(text: string): string {
  // URLs have no zones (fe80::1%eth0), but listening has.
  if (!URL.canParse(`http://[${text}]`)) return text;
  const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (mapped === null) return address;
  const [high = 0, low = 0] = mapped.slice(1).map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

export function checkAllowedHosts(text: string): Result<readonly string[]> {
  const hosts = text.split(',').map((host) => {
    const value = readHostValue(host);
    return value === undefined ? '' : printHostValue(value);
  });
  if (hosts.every(isAsClientsSend)) return ok(hosts);
  return failed(
    'host names or addresses as browsers send them, each with its port unless that is 80 or 443, separated by commas, without spaces, such as pai.example.com,10.0.0.5:8080',
  );
}

/** Clients send the host as URLs write it; any other spelling would never match. */
function isAsClientsSend(host: string): boolean {
  return URL.canParse(`http://${host}`) && new URL(`http://${host}`).host === host;
}

const REGION = '{region}';
const ALLOWED_URL =
  'a base URL such as https://aiworkspace.{region}.aliyuncs.com: https anywhere, http only to a loopback address; without user, path, query and fragment';

/**
 * A whole base URL: scheme, host, port, and at most one slash. Checked as text, because URL parsers repair input that
 * should be refused: they drop tabs, read backslashes as slashes and `a@b` as a user and a host.
 */
const BASE_URL = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?\/?$/;

/** The base URL of a service in lower case, with `{region}` unchanged and without a slash at its end. */
export function checkEndpoint(text: string): Result<string> {
  const example = text.replaceAll(REGION, 'cn-hangzhou').toLowerCase();
  const [, scheme = '', host = ''] = BASE_URL.exec(example) ?? [];
  if (host === '' || !URL.canParse(example)) return failed(ALLOWED_URL);
  const { hostname } = new URL(example);
  // URL parsers read a number such as 2130706433 as an address, but a person should see where requests go.
  if (!host.startsWith('[') && hostname !== host) return failed(ALLOWED_URL);
  if (scheme === 'http' && !isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))) return failed(ALLOWED_URL);
  return ok(text.toLowerCase().replace(/\/$/, ''));
}

const ALLOWED_PATH =
  'a path such as /pai or /user/x/proxy/4720/: segments of letters, digits, "-", ".", "_", "~", "@", ":", "+" and percent escapes, at most 200 characters, without "." and ".." as segments';

/** Characters that need no quoting in a cookie, in HTML and in a content security policy. */
const SEGMENT = /^(?:[A-Za-z0-9._~@:+-]|%[0-9A-Fa-f]{2})+$/;
/** Escapes that other programs may read as path syntax, or not pass on: controls, ".", "/" and "\". */
const RISKY_ESCAPE = /%(?:[01][0-9a-f]|7f|2e|2f|5c)/i;

/** The first segments of the product's own paths. A test checks that the list is complete. */
export const OWN_SEGMENTS: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'sign-in',
  'third-party.txt',
  'healthz',
  'readyz',
  'mcp',
  'images',
  'matrix',
  'compare',
  'checks',
  'index.html',
  'index.zh.html',
  'icon.svg',
]);
/** No path of ours has more segments, so a longer base path is never mistaken for one. */
const OWN_DEPTH = 4;

/**
 * The path under which a proxy serves the product, without a slash at its end; empty for the root. It must not be the
 * beginning of one of our own paths: requests come with and without it, and some would be ambiguous.
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

/** A parsed Host value. */
export interface HostValue {
  /** In lower case and without a dot at the end; an IPv6 address in its brackets. */
  readonly name: string;
  /** Undefined if absent. */
  readonly port: string | undefined;
}

/** Letters, digits, "-" and "_" in pieces between single dots. */
const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;
const IPV6 = /^\[[0-9a-f:.]+\]$/;
const PORT = /^[1-9][0-9]{0,4}$/;
const MAX_NAME = 253;

/**
 * Parses a Host value: a name or an address, and an optional port. Names have no case, and one dot at the end is
 * ignored. Returns undefined for everything else. We rejected a URL parser: it reads `127.1` and `2130706433` as
 * 127.0.0.1 and drops the text after a "/", so it would accept look-alikes.
 */
export function readHostValue(text: string): HostValue | undefined {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::([0-9]*))?$/.exec(text.toLowerCase()) ?? [];
  const name = host.replace(/\.$/, '');
  if (name.length > MAX_NAME || !(NAME.test(name) || IPV6.test(host))) return undefined;
  if (port !== undefined && (!PORT.test(port) || Number(port) > 65_535)) return undefined;
  return { name, port };
}

/** A Host value as browsers send it over plain HTTP: without port 80. */
export function printHostValue({ name, port }: HostValue): string {
  return port === undefined || port === '80' ? name : `${name}:${port}`;
}
