import { type buildConnector, Client } from 'undici';
import type { HttpProxy } from '../../settings/proxy-settings.ts';
import { ProxyError } from './proxy-error.ts';

type Connector = ReturnType<typeof buildConnector>;

/** How long a proxy may take to answer CONNECT beyond the time for the connection to it, in milliseconds. */
const ANSWER_MS = 5_000;

/**
 * A connector that reaches every host through the proxy by CONNECT. `connect` opens the connection to the proxy and
 * does TLS within the tunnel. We rejected undici's ProxyAgent: it keeps connections for further requests, and its
 * errors do not tell whether proxy or service failed.
 */
export function tunnelThrough(proxy: HttpProxy, connect: Connector): Connector {
  const { host: name } = new URL(proxy.origin);
  return (options, callback) => {
    openTunnel(proxy, name, connect, options).then(
      (socket) => {
        if (options.protocol === 'https:') connect({ ...options, httpSocket: socket }, callback);
        else callback(null, socket);
      },
      (error) => callback(error, null),
    );
  };
}

async function openTunnel(proxy: HttpProxy, name: string, connect: Connector, { hostname, port, protocol }: Target) {
  const client = new Client(proxy.origin, { connect, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  try {
    const target = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
    const headers = {
      host: target,
      ...(proxy.authorization !== undefined && { 'proxy-authorization': proxy.authorization }),
    };
    const { statusCode, socket } = await client.connect({ path: target, headers });
    if (statusCode >= 200 && statusCode < 300) return socket as import('node:net').Socket;
    socket.on('error', () => {}).destroy();
    throw new ProxyError(name, { status: statusCode });
  } catch (error) {
    throw error instanceof ProxyError ? error : new ProxyError(name, { cause: error });
  } finally {
    // The tunnel has left the client; what the client still holds is nothing that anybody uses.
    void client.destroy();
  }
}

interface Target {
  readonly hostname: string;
  readonly port: string;
  readonly protocol: string;
}
