import { BlockList, isIP } from 'node:net';
import { failed, ok, type Result } from '../../contract/result.ts';
import { isLoopback } from './check-value.ts';
import type { Environment } from './given-values.ts';
import { withoutUser } from './hide-user.ts';

/** An HTTP proxy from environment variables. */
export interface HttpProxy {
  /** Scheme, host and port: `http://proxy:3128`. Never the password. */
  readonly origin: string;
  /** The variable that names it. */
  readonly by: string;
  /** The Proxy-Authorization header for the proxy. */
  readonly authorization?: string;
}

/** Which requests go through which proxy. */
export interface Proxies {
  /** Undefined if a request to this URL goes directly. */
  readonly proxyFor: (url: URL) => HttpProxy | undefined;
  /** The proxies of both schemes, without NO_PROXY applied. */
  readonly http?: HttpProxy;
  readonly https?: HttpProxy;
  readonly noProxy: NoProxy;
  /** Values that must never be shown. */
  readonly secrets: readonly string[];
}

const ALLOWED =
  'an http or https URL such as http://proxy.example.com:3128, with user and password percent-encoded where the proxy needs them, without path and query';

/**
 * Reads the proxy variables as curl does: the lower-case name first, ALL_PROXY if the scheme has no variable, and never
 * HTTP_PROXY for https. An empty variable counts as unset. Requests to this machine and to the hosts in `direct` never
 * use a proxy.
 */
export function readProxies(
  environment: Environment,
  direct: readonly string[] = [],
): Result<Proxies, readonly string[]> {
  const issues = new Set<string>();
  const secrets: string[] = [];
  const read = (...names: readonly string[]): HttpProxy | undefined => {
    const by = names.find((name) => environment[name]);
    if (by === undefined) return undefined;
    const proxy = readProxy(environment[by] ?? '', by, secrets);
    if (proxy.ok) return proxy.value;
    issues.add(`${by}: ${proxy.error}`);
    return undefined;
  };
  const https = read('https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY');
  const http = read('http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY');
  if (issues.size > 0) return failed([...issues]);
  const noProxy = readNoProxy(environment.no_proxy || environment.NO_PROXY || '');
  return ok({
    proxyFor: (url) => {
      const proxy = url.protocol === 'https:' ? https : http;
      if (proxy === undefined) return undefined;
      const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
      const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
      return isThisMachine(host) || direct.includes(host) || noProxy.has(host, port) ? undefined : proxy;
    },
    ...(http === undefined ? {} : { http }),
    ...(https === undefined ? {} : { https }),
    noProxy,
    secrets,
  });
}

/** Used without proxy variables. */
export const NO_PROXIES: Proxies = {
  proxyFor: () => undefined,
  noProxy: readNoProxy(''),
  secrets: [],
};

/**
 * A proxy, or why the text is not one. The value is never repeated: it may contain a password, also in an unexpected
 * place.
 */
function readProxy(text: string, by: string, secrets: string[]): Result<HttpProxy> {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const scheme = full.slice(0, full.indexOf(':')).toLowerCase();
  if (/^socks/.test(scheme))
    return failed(
      `a ${scheme} proxy is not supported; allowed: ${ALLOWED}; or name the hosts to reach directly in NO_PROXY`,
    );
  const wrong = failed(`the value given is not the URL of a proxy; allowed: ${ALLOWED}`);
  if (!/^https?:\/\/[^/]/i.test(full) || /[\s\\]/.test(full) || !URL.canParse(full)) return wrong;
  const { origin, hostname, pathname, search, hash, username, password } = new URL(full);
  if (!/^(\[.*\]|[a-z0-9_.-]+)$/.test(hostname) || pathname !== '/' || search !== '' || hash !== '') return wrong;
  if (username === '' && password === '') return ok({ origin, by });
  const [user, word] = [decoded(username), decoded(password)];
  if (user === undefined || word === undefined) return wrong;
  const inBase64 = Buffer.from(`${user}:${word}`).toString('base64');
  secrets.push(inBase64, ...[word, password].filter((secret) => secret.length >= MIN_SECRET_CHARS));
  return ok({ origin, by, authorization: `Basic ${inBase64}` });
}

/** Shorter passwords cannot be hidden in a log: they would match every second word. */
const MIN_SECRET_CHARS = 4;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isThisMachine(host: string): boolean {
  const plain = host.replace(/\.$/, '');
  return plain.endsWith('.localhost') || isLoopback(plain) || /^::ffff:7f[0-9a-f]{2}:/.test(plain);
}

/** The hosts in NO_PROXY. */
export interface NoProxy {
  /** Whether requests to this host and port go directly. IPv6 addresses without brackets. */
  readonly has: (host: string, port: number) => boolean;
  /** The entries that were read, as they are written. */
  readonly entries: readonly string[];
  /** Entries of an unknown form. They are ignored, and reported at the start. */
  readonly unread: readonly string[];
}

type Entry = (host: string, port: number) => boolean;

/**
 * Reads the forms that curl, Go and Python support: `*`, `host` and `.host` (both with all subdomains), `*.host`, an
 * address, a range such as `10.0.0.0/8`; all but the first and the range may have a port. And the habits of Java and
 * Windows: `10.*`, and `|` or `;` between the entries. We rejected the parser of
 * undici's EnvHttpProxyAgent because it supports neither ranges nor IPv6 addresses without brackets.
 */
export function readNoProxy(text: string): NoProxy {
  const entries = new Map<string, Entry>();
  const unread: string[] = [];
  // Not within a user and a password, which the report of an entry leaves out as a whole.
  const split = (piece: string) => (piece.includes('@') ? [piece] : piece.split(/[;|]/));
  for (const piece of text.split(/[\s,]+/).flatMap(split)) {
    if (piece === '') continue;
    const entry = readEntry(piece);
    if (entry === undefined) unread.push(piece);
    else entries.set(piece, entry);
  }
  return {
    has: (host, port) => [...entries.values()].some((entry) => entry(host, port)),
    entries: [...entries.keys()],
    unread,
  };
}

function readEntry(text: string): Entry | undefined {
  if (text === '*') return () => true;
  const range = /^(.+)\/(\d{1,3})$/.exec(text);
  if (range !== null) return readRange(range[1] ?? '', Number(range[2]));
  const prefix = /^((?:\d{1,3}\.){1,3})\*$/.exec(text)?.[1]?.split('.').slice(0, -1);
  if (prefix !== undefined) return readRange([...prefix, 0, 0, 0].slice(0, 4).join('.'), prefix.length * 8);
  if (isIP(text) !== 0) return addressEntry(text);
  const [, inBrackets, name = '', port] = /^(?:\[(.+)\]|([^[\]:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = inBrackets ?? name;
  const entry = isIP(host) !== 0 ? addressEntry(host) : inBrackets === undefined ? nameEntry(host) : undefined;
  if (entry === undefined || port === undefined) return entry;
  return (asked, askedPort) => askedPort === Number(port) && entry(asked, askedPort);
}

function readRange(address: string, bits: number): Entry | undefined {
  const family = isIP(address);
  if (family === 0 || bits > (family === 6 ? 128 : 32)) return undefined;
  const list = new BlockList();
  list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  return inList(list);
}

function addressEntry(address: string): Entry {
  const list = new BlockList();
  list.addAddress(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return inList(list);
}

function inList(list: BlockList): Entry {
  return (host) => isIP(host) !== 0 && list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

function nameEntry(text: string): Entry | undefined {
  const name = plainName(text.replace(/^\*?\./, ''));
  if (!/^[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?$/.test(name)) return undefined;
  return (host) => plainName(host) === name || plainName(host).endsWith(`.${name}`);
}

/** Names are compared without case and without the dot of the root. */
function plainName(text: string): string {
  return text.toLowerCase().replace(/\.$/, '');
}

/** Of a value that a line repeats. */
const MAX_CHARS = 300;

/** The lines about proxies at start. Empty if no proxy is set. Never a password. */
export function proxyRemarks(proxies: Proxies, service: URL): readonly string[] {
  return [...serviceRemarks(proxies, service), ...unreadEntries(proxies)];
}

function serviceRemarks(proxies: Proxies, service: URL): readonly string[] {
  const { https, http, noProxy } = proxies;
  if (https === undefined && http === undefined) return [];
  const used = proxies.proxyFor(service);
  if (used !== undefined) {
    const others = noProxy.entries.length === 0 ? '' : ` and to ${cut(noProxy.entries.join(', '))} (NO_PROXY)`;
    return [`requests go through the proxy ${used.origin} (${used.by}), except to this machine${others}`];
  }
  if (https === undefined && service.protocol === 'https:')
    return [`requests to ${service.host} go directly: ${http?.by} is for http only; for https set HTTPS_PROXY`];
  // An https proxy that an https service does not use, or any proxy for a service on this machine.
  const set = https ?? http;
  const why = noProxy.has(service.hostname, Number(service.port) || 443) ? 'NO_PROXY names it' : 'it is this machine';
  const direct = `requests to ${service.host} go directly: ${why}`;
  if (noProxy.entries.includes('*')) return [`${direct}, as it names every host; the proxy ${set?.origin} is not used`];
  return [`${direct}; others go through the proxy ${set?.origin} (${set?.by})`];
}

function unreadEntries({ noProxy: { unread } }: Proxies): readonly string[] {
  if (unread.length === 0) return [];
  const shown = cut(unread.map((entry) => JSON.stringify(withoutUser(entry))).join(', '));
  return [
    `NO_PROXY: ${shown} is ignored; allowed: *, host, .domain, *.domain, an address, a range such as 10.0.0.0/8 or 10.*, a port after a host or an address`,
  ];
}

function cut(text: string): string {
  return text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text;
}
