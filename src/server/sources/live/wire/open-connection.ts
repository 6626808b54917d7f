import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector, Client, type Dispatcher, errors } from 'undici';
import { isLoopback } from '../../../settings/check-value.ts';
import { type HttpProxy, NO_PROXIES, type Proxies } from '../../../settings/proxy-settings.ts';
import type { SendLimits } from '../limits.ts';
import { NOT_THIS_MACHINE, ProxyError, transportErrorIn } from './transport-error.ts';

export interface ConnectionOptions {
  /** Trusted certificate authorities, in PEM, instead of those of Node. */
  readonly ca?: string;
  /** Resolves host names instead of the system. */
  readonly lookup?: LookupFunction;
  /** Which origins are reached through a proxy. */
  readonly proxies?: Proxies;
}

/** Gives a connection to an origin for one request. The caller destroys it after the answer. */
export type OpenConnection = (origin: string) => Dispatcher;

/**
 * Connections that each carry one request and its answer.
 *
 * We rejected keep-alive: HTTP/1.1 tells only by order which answer belongs to which request. An answer that a gateway
 * writes unasked may be on its way while the next request is written, so no check of an idle connection can tell the
 * two apart. We rejected a shared pool with `pipelining: 0` too: after a cancelled request it opens a connection that
 * no request has asked for yet.
 */
export function createConnections(
  limits: SendLimits,
  { proxies = NO_PROXIES, ...options }: ConnectionOptions = {},
): OpenConnection {
  const times = {
    timeout: limits.connectMs,
    // Addresses of one host are tried one after the other. Node gives up each but the last after 250 ms, which is less
    // than a connection to another continent may take.
    autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(limits.connectMs / 3)),
  };
  // Shared by all connections, because it caches TLS sessions.
  const direct = buildConnector({ ...options, ...times });
  // The settings allow http to this machine only, and a name may be mapped to another one.
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
 * A lookup that gives only addresses of this machine, and fails if the name has any other. `localhost` may be mapped
 * elsewhere, so not the name decides but the address that the connection is opened to.
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
 * does TLS within the tunnel; `answerMs` is how long the proxy may take to answer. We rejected undici's ProxyAgent: it
 * keeps connections for further requests, and its errors do not tell whether proxy or service failed.
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

/** A certificate, trusted or not, has come from the other end. What else fails so early did not get that far. */
function isOfService(error: Error): boolean {
  return transportErrorIn(error) === 'tls';
}

async function openTunnel(
  proxy: HttpProxy,
  name: string,
  { connect, answerMs }: { readonly connect: Connector; readonly answerMs: number },
  { hostname, port, protocol }: Target,
) {
  const { hostname: proxyName } = new URL(proxy.origin);
  // undici takes the name for TLS from the Host header, which names the service.
  const toProxy: Connector = (options, callback) =>
    connect({ ...options, servername: isIP(proxyName) === 0 && !proxyName.startsWith('[') ? proxyName : '' }, callback);
  const client = new Client(proxy.origin, { connect: toProxy, headersTimeout: answerMs, bodyTimeout: answerMs });
  // The timeout of undici begins again with every byte of an answer that drips.
  const inTime = new AbortController();
  const timer = setTimeout(() => inTime.abort(), answerMs * 2).unref();
  try {
    const host = hostname.includes(':') ? `[${hostname}]` : hostname;
    const target = `${host}:${port || (protocol === 'https:' ? 443 : 80)}`;
    const headers = {
      host: target,
      ...(proxy.authorization !== undefined && { 'proxy-authorization': proxy.authorization }),
    };
    const { statusCode, socket } = await client.connect({ path: target, headers, signal: inTime.signal });
    if (statusCode >= 200 && statusCode < 300) return socket as Socket;
    socket.on('error', () => {}).destroy();
    throw new ProxyError(name, { status: statusCode });
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    throw new ProxyError(name, { cause: inTime.signal.aborted ? new errors.HeadersTimeoutError() : error });
  } finally {
    clearTimeout(timer);
    // The tunnel has left the client; what the client still holds is nothing that anybody uses.
    void client.destroy();
  }
}

interface Target {
  readonly hostname: string;
  readonly port: string;
  readonly protocol: string;
}
