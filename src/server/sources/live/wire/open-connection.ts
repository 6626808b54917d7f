import type { LookupFunction } from 'node:net';
import { buildConnector, Client, type Dispatcher } from 'undici';
import { type HttpProxy, NO_PROXIES, type Proxies } from '../../../settings/proxy-settings.ts';
import type { SendLimits } from '../limits.ts';
import { onlyThisMachine } from './only-this-machine.ts';
import { tunnelThrough } from './tunnel.ts';

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
