import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector, Client, type Dispatcher, errors } from 'undici';
import { isLoopback } from '../../../settings/check-value.ts';
import { type HttpProxy, NO_PROXIES, type Proxies } from '../../../settings/proxy-settings.ts';
import type { SendLimits } from '../limits.ts';
import { NOT_THIS_MACHINE, ProxyError, transportErrorIn } from './transport-error.ts';

export interface ConnectionOptions {
  /** Trusted certificate authorities in PEM, instead of those of Node. */
  readonly ca?: string;
  /** Resolves host names instead of the system resolver. */
  readonly lookup?: LookupFunction;
  /** The proxies, and the origins they are for. */
  readonly proxies?: Proxies;
}

/** Returns a connection to an origin for one request. The caller destroys it after the response. */
export type OpenConnection = (origin: string) => Dispatcher;

/**
 * Connections for one request and its response each.
 *
 * We rejected keep-alive: HTTP/1.1 assigns responses to requests only by their order. An unrequested response of a
 * gateway may be in flight while the next request is written, so no check of an idle connection can tell the two apart.
 * We rejected a shared pool with `pipelining: 0` too: after a cancelled request it opens a connection that no request
 * needs yet.
 */
export function createConnections(
  limits: SendLimits,
  { proxies = NO_PROXIES, ...options }: ConnectionOptions = {},
): OpenConnection {
  const times = {
    timeout: limits.connectMs,
    // The addresses of a host are tried one after the other. Node gives all but the last one 250 ms, which is less than
    // a connection to another continent may take.
    autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(limits.connectMs / 3)),
  };
  // Shared by all connections, because it caches TLS sessions.
  const direct = buildConnector({ ...options, ...times });
  // The settings allow http only to this machine, but a name may be mapped to another one.
  const local = buildConnector({ ...options, lookup: onlyThisMachine(options.lookup), ...times });
  const tunnel = (proxy: HttpProxy | undefined) => proxy && tunnelThrough(proxy, direct, limits.connectMs);
  return (origin) =>
    new Client(origin, {
      connect: tunnel(proxies.proxyFor(new URL(origin))) ?? (origin.startsWith('https:') ? direct : local),
      pipelining: 0,
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.bodyIdleMs,
      maxResponseSize: limits.bodyBytes,
    });
}

/**
 * A lookup that returns only addresses of this machine, and fails if the name has any other. `localhost` may be mapped
 * to another machine, so the resolved address decides and not the name.
 */
function onlyThisMachine(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error !== null) return callback(error, address, family);
      const addresses: readonly LookupAddress[] =
        typeof address === 'string' ? [{ address, family: family ?? 4 }] : address;
      if (addresses.every(({ address }) => isLoopback(address))) return callback(null, address, family);
      callback(Object.assign(new Error('not an address of this machine'), { code: NOT_THIS_MACHINE }), address, family);
    });
}

type Connector = ReturnType<typeof buildConnector>;

/**
 * A connector that reaches every host through the proxy by CONNECT. `connect` opens the connection to the proxy and
 * does TLS within the tunnel; `answerMs` is the time limit for the proxy's response. We rejected undici's ProxyAgent:
 * it keeps connections for further requests, and its errors do not tell whether the proxy or the service failed.
 */
export function tunnelThrough(proxy: HttpProxy, connect: Connector, answerMs: number): Connector {
  const { host: name } = new URL(proxy.origin);
  return (options, callback) => {
    openTunnel(proxy, name, { connect, answerMs }, options).then(
      (socket) => {
        if (options.protocol !== 'https:') return callback(null, socket);
        connect({ ...options, httpSocket: socket }, (error, tlsSocket) => {
          if (error === null) callback(null, tlsSocket);
          else callback(isOfService(error) ? error : new ProxyError(name, { cause: error, hasOpened: true }), null);
        });
      },
      (error) => callback(error, null),
    );
  };
}

/** A certificate, trusted or not, comes from the service. Other early errors come from the proxy. */
function isOfService(error: Error): boolean {
  return /^tls/.test(transportErrorIn(error));
}

async function openTunnel(
  proxy: HttpProxy,
  name: string,
  { connect, answerMs }: { readonly connect: Connector; readonly answerMs: number },
  { hostname, port, protocol }: Target,
) {
  const { hostname: proxyName } = new URL(proxy.origin);
  // undici takes the TLS server name from the Host header, which names the service.
  const toProxy: Connector = (options, callback) =>
    connect({ ...options, servername: isIP(proxyName) === 0 && !proxyName.startsWith('[') ? proxyName : '' }, callback);
  const client = new Client(proxy.origin, { connect: toProxy, headersTimeout: answerMs, bodyTimeout: answerMs });
  // undici restarts its timeout with every byte of a slow response.
  const inTime = new AbortController();
  const timer = setTimeout(() => inTime.abort(), answerMs * 2).unref();
  try {
    const host = hostname.includes(':') ? `[${hostname}]` : hostname;
    const target = `${host}:${port || (protocol === 'https:' ? 443 : 80)}`;
    const headers = {
      host: target,
      ...(proxy.authorization !== undefined && { 'proxy-authorization': proxy.authorization }),
    };
    const answer = await client.connect({ path: target, headers, signal: inTime.signal });
    const { statusCode: status, socket } = answer;
    if (status >= 200 && status < 300) return socket as Socket;
    socket.on('error', () => {}).destroy();
    const wasGiven = proxy.authorization !== undefined;
    throw new ProxyError(name, { status, signIn: { wasGiven, challenge: answer.headers['proxy-authenticate'] } });
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    throw new ProxyError(name, { cause: inTime.signal.aborted ? new errors.HeadersTimeoutError() : error });
  } finally {
    clearTimeout(timer);
    // The tunnel is detached from the client; nothing else in the client is used.
    void client.destroy();
  }
}

interface Target {
  readonly hostname: string;
  readonly port: string;
  readonly protocol: string;
}
