import { once } from 'node:events';
import { createServer } from 'node:net';
import { startReverseProxy } from './reverse-proxy.mjs';
import { startServer } from './server.mjs';

/**
 * How a browser reaches the product: at the root of a separate port, or below a path of a proxy that strips the path
 * (`stripped`) or leaves it (`kept`).
 * @typedef {'root' | 'stripped' | 'kept'} Serving
 */

/** @type {Readonly<Record<Exclude<Serving, 'root'>, string>>} */
const PATHS = { stripped: '/user/x/proxy/4720', kept: '/pai' };

/**
 * Starts the product like `startServer`, behind a proxy if requested; `origin` and `url` then contain the
 * path. A server that sets its port or hosts is always reached directly.
 *
 * @param {Serving} serving
 * @param {import('./server.mjs').ServerOptions} [options]
 * @returns {Promise<import('./server.mjs').RunningServer>}
 */
export async function serveUnder(serving, options = {}) {
  const { flags = [] } = options;
  if (serving === 'root' || flags.includes('--port') || flags.includes('--allowed-hosts')) return startServer(options);
  const path = PATHS[serving];
  const port = await freePort();
  const server = await startServer({
    ...options,
    flags: [...flags, '--base-path', `${path}/`, '--allowed-hosts', `127.0.0.1:${port}`],
  });
  const startProxy = () =>
    startReverseProxy({
      port,
      target: Number(new URL(server.origin).port),
      path,
      strips: serving === 'stripped',
    });
  /** @type {import('./reverse-proxy.mjs').RunningProxy | undefined} */
  let proxy = await startProxy();
  const origin = `http://127.0.0.1:${port}${path}`;
  const { search } = new URL(server.url);
  return {
    origin,
    url: search === '' ? origin : `${origin}/${search}`,
    get pid() {
      return server.pid;
    },
    output: server.output,
    restart: async () => {
      await server.restart();
      proxy ??= await startProxy();
    },
    stop: async () => {
      const code = await server.stop();
      // Without this, the proxy would respond for a stopped server.
      await proxy?.stop();
      proxy = undefined;
      return code;
    },
  };
}

/** A port that was free a moment ago: proxy and server must know it before they listen. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
