import type { Environment } from '../environment.ts';
import { isLoopback } from './check-value.ts';
import { type NoProxy, readNoProxy } from './no-proxy.ts';

/** An HTTP proxy of the environment. */
export interface HttpProxy {
  /** Scheme, host and port: `http://proxy:3128`. Never the password. */
  readonly origin: string;
  /** The variable that names it. */
  readonly by: string;
  /** What the proxy is sent as Proxy-Authorization. */
  readonly authorization?: string;
}

/** Which requests go through which proxy. */
export interface Proxies {
  /** Undefined if a request to this URL goes directly. */
  readonly proxyFor: (url: URL) => HttpProxy | undefined;
  /** The proxies of both schemes, without NO_PROXY applied. */
  readonly http?: HttpProxy;
  readonly https?: HttpProxy;
  /** The value of NO_PROXY or no_proxy. */
  readonly except: string;
  readonly noProxy: NoProxy;
  /** What must never be shown. */
  readonly secrets: readonly string[];
}

export type ReadProxies =
  | { readonly ok: true; readonly proxies: Proxies }
  | { readonly ok: false; readonly faults: readonly string[] };

const ALLOWED =
  'an http or https URL such as http://proxy.example.com:3128, with user and password percent-encoded where the proxy needs them, without path and query';

/**
 * Reads the proxy variables as curl does: the lower-case name first, ALL_PROXY if the scheme has no own variable, and
 * HTTP_PROXY never for https. An empty variable counts as unset. Requests to this machine never go through a proxy, nor
 * those to the hosts in `direct`.
 */
export function readProxies(environment: Environment, direct: readonly string[] = []): ReadProxies {
  const faults = new Set<string>();
  const secrets: string[] = [];
  const read = (...names: readonly string[]): HttpProxy | undefined => {
    const by = names.find((name) => environment[name]);
    if (by === undefined) return undefined;
    const proxy = readProxy(environment[by] ?? '', by, secrets);
    if (typeof proxy !== 'string') return proxy;
    faults.add(`${by}: ${proxy}`);
    return undefined;
  };
  const https = read('https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY');
  const http = read('http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY');
  if (faults.size > 0) return { ok: false, faults: [...faults] };
  const except = environment.no_proxy || environment.NO_PROXY || '';
  const noProxy = readNoProxy(except);
  return {
    ok: true,
    proxies: {
      proxyFor: (url) => {
        const proxy = url.protocol === 'https:' ? https : http;
        if (proxy === undefined) return undefined;
        const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
        const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
        return isThisMachine(host) || direct.includes(host) || noProxy.has(host, port) ? undefined : proxy;
      },
      ...(http === undefined ? {} : { http }),
      ...(https === undefined ? {} : { https }),
      except,
      noProxy,
      secrets,
    },
  };
}

/** Proxies of a process whose environment names none. */
export const NO_PROXIES: Proxies = {
  proxyFor: () => undefined,
  except: '',
  noProxy: readNoProxy(''),
  secrets: [],
};

/** A proxy, or why the text is none. The value is never repeated: it may hold a password, and not where one expects. */
function readProxy(text: string, by: string, secrets: string[]): HttpProxy | string {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const scheme = full.slice(0, full.indexOf(':')).toLowerCase();
  if (/^socks/.test(scheme))
    return `a ${scheme} proxy is not supported; allowed: ${ALLOWED}; or name the hosts to reach directly in NO_PROXY`;
  const wrong = `the value given is not the URL of a proxy; allowed: ${ALLOWED}`;
  if (!/^https?:\/\/[^/]/i.test(full) || /[\s\\]/.test(full) || !URL.canParse(full)) return wrong;
  const { origin, hostname, pathname, search, hash, username, password } = new URL(full);
  if (hostname === '' || pathname !== '/' || search !== '' || hash !== '') return wrong;
  if (username === '' && password === '') return { origin, by };
  const [user, word] = [decoded(username), decoded(password)];
  if (user === undefined || word === undefined) return wrong;
  const inBase64 = Buffer.from(`${user}:${word}`).toString('base64');
  secrets.push(inBase64, ...[word, password].filter((secret) => secret.length >= SHORTEST_SECRET));
  return { origin, by, authorization: `Basic ${inBase64}` };
}

/** Shorter passwords cannot be looked for in a log: they would occur in every second word. */
const SHORTEST_SECRET = 4;

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
