import { withoutUser } from '../../../settings/hide-user.ts';
import type { Proxies } from '../../../settings/proxy-settings.ts';
import { type ProxyError, type TransportError, transportErrorIn } from './transport-error.ts';

/** How a proxy failed. */
export interface ProxyFailure {
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** The status of its response, if it responded. */
  readonly status?: number;
  /** The error if it did not respond, or after it had opened a connection. */
  readonly kind?: TransportError;
  /** Whether it had reported an open connection. */
  readonly hasOpened?: boolean;
}

export function proxyFailureOf({ proxy, status, hasOpened, cause }: ProxyError): ProxyFailure {
  return {
    proxy,
    ...(status === undefined ? { kind: transportErrorIn(cause) } : { status }),
    ...(hasOpened && { hasOpened }),
  };
}

const BY_KIND: Readonly<Partial<Record<TransportError, string>>> = {
  refused: 'refused the connection',
  'name-unknown': 'has a name that is not known',
  'name-not-now': 'has a name that could not be looked up now',
  'no-route': 'cannot be reached: there is no route to it',
  'connect-timeout': 'did not accept the connection in time',
  'headers-timeout': 'did not answer in time',
  tls: 'has a certificate that is not trusted; set NODE_EXTRA_CA_CERTS to the file of the certificate that signs it',
  'no-tls': 'does not speak TLS, as the https:// of its URL says; write http:// if it speaks plain HTTP',
  'not-http': 'answered with something that is not HTTP; its URL may name another port, or need https://',
  'headers-too-large': 'answered with headers that are too large',
};

/** How a connection ended that the proxy had reported as open. */
const AFTER_OPENING: Readonly<Partial<Record<TransportError, string>>> = {
  'no-tls': 'reported an open connection, but its data is not TLS: a page of the proxy may have come instead',
  'connect-timeout': 'said that the connection is open, but nothing came through it in time',
};

/** The beginning of a sentence about the proxy: its name and how it failed. */
export function proxyWords(failure: ProxyFailure): string {
  return `the proxy ${failure.proxy} ${describeFailure(failure)}`;
}

function describeFailure({ status, kind, hasOpened }: ProxyFailure): string {
  if (status !== undefined) return byStatus(status);
  if (hasOpened) return (kind && AFTER_OPENING[kind]) ?? 'said that the connection is open, and then closed it';
  return (kind && BY_KIND[kind]) ?? 'closed the connection without an answer';
}

function byStatus(status: number): string {
  if (status === 407) return 'asked for a user and a password (407), which belong into the URL of the proxy';
  if (status === 403 || status === 405) return `does not allow this host (${status})`;
  if (status === 429) return 'limits how often it may be asked (429)';
  if (status === 511) return 'asks for a sign-in to the network first (511)';
  if (status >= 500) return `could not reach the host (${status})`;
  return `answered ${status} instead of opening a connection`;
}

const MAX_CHARS = 300;

/** The lines about proxies at start. Empty if no proxy is set. Never a password. */
export function proxyRemarks(proxies: Proxies, service: URL): readonly string[] {
  return [...serviceRemarks(proxies, service), ...unreadEntries(proxies)];
}

function serviceRemarks(proxies: Proxies, service: URL): readonly string[] {
  const { https, http, except } = proxies;
  if (https === undefined && http === undefined) return [];
  const used = proxies.proxyFor(service);
  if (used !== undefined) {
    const others = except.trim() === '' ? '' : ` and to ${cut(hostsOf(except))} (NO_PROXY)`;
    return [`requests go through the proxy ${used.origin} (${used.by}), except to this machine${others}`];
  }
  if (https === undefined && service.protocol === 'https:')
    return [`requests to ${service.host} go directly: ${http?.by} is for http only; for https set HTTPS_PROXY`];
  // An https proxy that an https service does not use, or any proxy for a service on this machine.
  const set = https ?? http;
  const why = proxies.noProxy.has(service.hostname, Number(service.port) || 443)
    ? 'NO_PROXY names it'
    : 'it is this machine';
  const direct = `requests to ${service.host} go directly: ${why}`;
  if (except.trim() === '*') return [`${direct}, as it names every host; the proxy ${set?.origin} is not used`];
  return [`${direct}; others go through the proxy ${set?.origin} (${set?.by})`];
}

function unreadEntries({ noProxy: { unread } }: Proxies): readonly string[] {
  if (unread.length === 0) return [];
  const shown = cut(unread.map((entry) => JSON.stringify(withoutUser(entry))).join(', '));
  return [
    `NO_PROXY: ${shown} is ignored; allowed: *, host, .domain, *.domain, an address, a range such as 10.0.0.0/8, a port after a host or an address`,
  ];
}

/** The value of NO_PROXY. An entry with a user is ignored, but may contain a password. */
function hostsOf(except: string): string {
  return except.trim().replace(/[^\s,]+/g, withoutUser);
}

function cut(text: string): string {
  return text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text;
}
