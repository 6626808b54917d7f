import { faultOf, type TransportFault } from '../transport-fault.ts';
import type { ProxyError } from './proxy-error.ts';

/** How a proxy failed. */
export interface ProxyTrouble {
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** The status that it answered with, if it answered. */
  readonly status?: number;
  /** What went wrong on the way to it, if it did not answer. */
  readonly fault?: TransportFault;
}

export function proxyTroubleOf({ proxy, status, cause }: ProxyError): ProxyTrouble {
  return { proxy, ...(status === undefined ? { fault: faultOf(cause) } : { status }) };
}

const BY_FAULT: Readonly<Partial<Record<TransportFault, string>>> = {
  refused: 'refused the connection',
  'name-unknown': 'has a name that is not known',
  'name-not-now': 'has a name that could not be looked up now',
  'no-route': 'cannot be reached: there is no route to it',
  'connect-timeout': 'did not accept the connection in time',
  'headers-timeout': 'did not answer in time',
  tls: 'has a certificate that is not trusted; set NODE_EXTRA_CA_CERTS to the file of the certificate that signs it',
  'not-http': 'answered with something that is not HTTP',
};

/** A sentence about the proxy, without its end: which one, and how it failed. */
export function proxyWords({ proxy, status, fault }: ProxyTrouble): string {
  return `the proxy ${proxy} ${status === undefined ? ((fault && BY_FAULT[fault]) ?? 'closed the connection') : byStatus(status)}`;
}

function byStatus(status: number): string {
  if (status === 407) return 'asked for a user and a password (407), which belong into the URL of the proxy';
  if (status === 403 || status === 405) return `does not allow this host (${status})`;
  if (status >= 500) return `could not reach the host (${status})`;
  return `answered ${status} instead of opening a connection`;
}
