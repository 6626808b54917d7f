import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { buildConnector, Client } from 'undici';
import type { HttpProxy, Proxies } from '../../../settings/proxy-settings.ts';
import { tunnelThrough } from '../wire/open-connection.ts';
import { proxyFailureOf, proxyWords } from '../wire/proxy-words.ts';
import {
  CERTIFICATE_ISSUES,
  EXTRA_CA_HINT,
  type ProxySignIn,
  proxyErrorIn,
  type TransportError,
  transportErrorIn,
} from '../wire/transport-error.ts';

/** The result of one request. Of the body it has only the code. */
export interface Exchange {
  readonly host: string;
  readonly status?: number;
  readonly code?: string;
  /** The time of the response by the clock of the host, in milliseconds since 1970. */
  readonly at?: number;
  /** Why there was no response, in words that follow the host. */
  readonly failure?: string;
}

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly data?: string;
  readonly connectTimeout?: number;
  readonly readTimeout?: number;
}

export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** The requests of one key lookup: their proxies and their results. */
interface Trace {
  readonly proxies: Proxies;
  readonly exchanges: Exchange[];
}

const traces = new AsyncLocalStorage<Trace>();

const MAX_ANSWER_BYTES = 1024 * 1024;

/** Runs a key lookup, and appends its requests to `exchanges` in the order in which they end. */
export function traced<T>(proxies: Proxies, exchanges: Exchange[], run: () => Promise<T>): Promise<T> {
  return traces.run({ proxies, exchanges }, run);
}

/** Whether the current code runs within `traced`. */
export function isTraced(): boolean {
  return traces.getStore() !== undefined;
}

/** Sends one request of a key lookup on a separate connection. Throws without a complete response. */
export async function tracedRequest(url: string, options: RequestOptions): Promise<Answer> {
  const trace = traces.getStore();
  if (trace === undefined) throw new Error('a request outside of a look for a key');
  const { origin, host, pathname, search, protocol } = new URL(url);
  const { connectTimeout = 5_000, readTimeout = 10_000 } = options;
  const proxy = trace.proxies.proxyFor(new URL(url));
  const direct = buildConnector({ timeout: connectTimeout });
  const inTunnel = proxy !== undefined && protocol === 'https:';
  // Many proxies refuse a tunnel to port 80. For http the proxy gets a request with the whole URL.
  const asked = proxy !== undefined && !inTunnel ? proxy : undefined;
  const client = new Client(asked?.origin ?? origin, {
    connect: inTunnel ? tunnelThrough(proxy, direct, readTimeout) : direct,
    headersTimeout: readTimeout,
    bodyTimeout: readTimeout,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
  try {
    const response = await client.request({
      method: options.method === 'POST' || options.method === 'PUT' ? options.method : 'GET',
      path: `${asked === undefined ? '' : origin}${pathname}${search}`,
      headers: {
        ...textHeaders(options.headers),
        host,
        ...(asked?.authorization !== undefined && { 'proxy-authorization': asked.authorization }),
      },
      body: options.data ?? null,
      signal: AbortSignal.timeout(connectTimeout + readTimeout),
    });
    const body = Buffer.from(await response.body.arrayBuffer());
    const { statusCode: status, headers } = response;
    const ofProxy = asked !== undefined && status === 407;
    trace.exchanges.push(
      ofProxy
        ? { host, failure: throughProxy(asked, { status, signIn: signInOf(asked, headers) }) }
        : { host, status, ...codeIn(body), ...timeIn(headers.date) },
    );
    return { statusCode: status, headers, body };
  } catch (error) {
    trace.exchanges.push({ host, failure: failureWords(error, asked) });
    throw error;
  } finally {
    void client.destroy();
  }
}

/** Why there was no complete response. `asked` is the proxy that received the request itself. */
function failureWords(error: unknown, asked: HttpProxy | undefined): string {
  const proxyError = proxyErrorIn(error);
  if (proxyError !== undefined) return `could not be asked: ${proxyWords(proxyFailureOf(proxyError))}`;
  const kind = error instanceof Error && error.name === 'TimeoutError' ? 'deadline' : transportErrorIn(error);
  if (asked !== undefined) return throughProxy(asked, { kind });
  return WORDS[kind] ?? 'cannot be reached: the connection failed';
}

function throughProxy(
  { origin }: HttpProxy,
  what: { readonly status?: number; readonly signIn?: ProxySignIn; readonly kind?: TransportError },
): string {
  return `could not be asked: ${proxyWords({ proxy: new URL(origin).host, ...what })}`;
}

function signInOf(proxy: HttpProxy, headers: IncomingMessage['headers']): ProxySignIn {
  return { wasGiven: proxy.authorization !== undefined, challenge: headers['proxy-authenticate'] };
}

const WORDS: Readonly<Partial<Record<TransportError, string>>> = {
  refused: 'refused the connection',
  'name-unknown': 'has a name that is not known',
  'name-not-now': 'has a name that could not be looked up now',
  'no-route': 'cannot be reached: there is no route to it',
  'connect-timeout': 'cannot be reached: no connection came about in time',
  'headers-timeout': 'did not answer in time',
  'body-timeout': 'did not answer in time',
  deadline: 'did not answer in time',
  closed: 'closed the connection',
  'too-large': 'answered with more than 1 MB',
  'not-http': 'answered with something that is not HTTP',
  'no-tls': 'did not complete the TLS handshake',
  'tls-time': `has a certificate that ${CERTIFICATE_ISSUES['tls-time']}`,
  'tls-name': `has a certificate that ${CERTIFICATE_ISSUES['tls-name']}`,
  tls: `has a certificate that is not trusted; ${EXTRA_CA_HINT}`,
};

function textHeaders(headers: RequestOptions['headers'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])),
  );
}

function timeIn(date: string | readonly string[] | undefined): { readonly at?: number } {
  const at = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? {} : { at };
}

/** The code of an error body: a word or two, never a sentence. */
function codeIn(body: Buffer): { readonly code?: string } {
  const [, code] = /"Code"\s*:\s*"([A-Za-z][A-Za-z.]{1,80})"/.exec(body.toString('utf8')) ?? [];
  return code === undefined ? {} : { code };
}
