import {
  CERTIFICATE_ISSUES,
  type ProxyError,
  type ProxySignIn,
  type TransportError,
  transportErrorIn,
} from './transport-error.ts';

/** How a proxy failed. */
export interface ProxyFailure {
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** The status of its response, if it responded. */
  readonly status?: number;
  readonly signIn?: ProxySignIn | undefined;
  /** The error if it did not respond, or after it had opened a connection. */
  readonly kind?: TransportError;
  /** Whether it had reported an open connection. */
  readonly hasOpened?: boolean;
}

export function proxyFailureOf({ proxy, status, signIn, hasOpened, cause }: ProxyError): ProxyFailure {
  return {
    proxy,
    ...(status === undefined ? { kind: transportErrorIn(cause) } : { status, signIn }),
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
  'tls-time': `has a certificate that ${CERTIFICATE_ISSUES['tls-time']}`,
  'tls-name': `has a certificate that ${CERTIFICATE_ISSUES['tls-name']}`,
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

function describeFailure({ status, signIn, kind, hasOpened }: ProxyFailure): string {
  if (status === 407) return signInWords(signIn);
  if (status !== undefined) return byStatus(status);
  if (hasOpened) return (kind && AFTER_OPENING[kind]) ?? 'said that the connection is open, and then closed it';
  return (kind && BY_KIND[kind]) ?? 'closed the connection without an answer';
}

/** Ways to sign in to a proxy that we do not have, as their names are written. Other names are not repeated. */
const OTHER_SCHEMES = ['NTLM', 'Negotiate', 'Kerberos', 'Digest', 'Bearer'];

function signInWords({ wasGiven, challenge }: ProxySignIn = { wasGiven: false, challenge: '' }): string {
  const offered = [challenge ?? '']
    .flat()
    .join()
    .replace(/"[^"]*"/g, '""');
  const offers = (scheme: string) => new RegExp(`(^|[\\s,])${scheme}($|[\\s,])`, 'i').test(offered);
  const others = OTHER_SCHEMES.filter(offers);
  if (others.length > 0 && !offers('Basic'))
    return `asked for a sign-in by ${others.join(' or ')} (407), which is not supported; name a proxy on this machine that signs in to it, such as cntlm or px`;
  if (wasGiven) return 'refused the user and the password of its URL (407)';
  return 'asked for a user and a password (407), which belong into the URL of the proxy';
}

function byStatus(status: number): string {
  if (status === 403 || status === 405) return `does not allow this host (${status})`;
  if (status === 429) return 'limits how often it may be asked (429)';
  if (status === 511) return 'asks for a sign-in to the network first (511)';
  if (status >= 500) return `could not reach the host (${status})`;
  return `answered ${status} instead of opening a connection`;
}
