import { isIP, type Socket } from 'node:net';
import { type buildConnector, Client, errors } from 'undici';
import type { HttpProxy } from '../../../settings/proxy-settings.ts';
import { faultOf, ProxyError } from './transport-fault.ts';

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
  return faultOf(error) === 'tls';
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
