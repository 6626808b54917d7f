import { DEADLINE } from '../limits.ts';

/** The error code for a name that is mapped to another machine. */
export const NOT_THIS_MACHINE = 'PAI_NOT_THIS_MACHINE';

/** A proxy did not open a connection to the service. The service received no request. */
export class ProxyError extends Error {
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** The status of the proxy's response, if it responded. */
  readonly status: number | undefined;
  /** Whether it reported an open connection before the error. */
  readonly hasOpened: boolean;

  constructor(
    proxy: string,
    detail: { readonly status?: number; readonly cause?: unknown; readonly hasOpened?: boolean },
  ) {
    super('the proxy failed', { cause: detail.cause });
    this.proxy = proxy;
    this.status = detail.status;
    this.hasOpened = detail.hasOpened ?? false;
  }
}

/** The ProxyError that is this error or its cause. */
export function proxyErrorIn(error: unknown): ProxyError | undefined {
  if (error instanceof ProxyError) return error;
  return error instanceof Error && error.cause !== error ? proxyErrorIn(error.cause) : undefined;
}

/** Why there is no complete HTTP response. */
export type TransportError =
  | 'aborted'
  | 'deadline'
  | 'still-sending'
  | 'connect-timeout'
  | 'headers-timeout'
  | 'body-timeout'
  | 'closed'
  | 'closed-unanswered'
  | 'not-http'
  | 'length-mismatch'
  | 'headers-too-large'
  | 'too-large'
  | 'bad-gzip'
  | 'name-unknown'
  | 'name-not-now'
  | 'refused'
  | 'no-route'
  | 'tls'
  | 'no-tls'
  | 'not-this-machine'
  | 'proxy'
  | 'unknown';

/** By the error code of undici, node:net, node:dns, node:tls or node:zlib. */
const BY_CODE: Readonly<Record<string, TransportError>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'headers-timeout',
  UND_ERR_BODY_TIMEOUT: 'body-timeout',
  // Timing decides between a reset and a normal close, so they count the same.
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  UND_ERR_SOCKET: 'closed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'length-mismatch',
  UND_ERR_HEADERS_OVERFLOW: 'headers-too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  ENOTFOUND: 'name-unknown',
  EAI_AGAIN: 'name-not-now',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  [NOT_THIS_MACHINE]: 'not-this-machine',
  EPROTO: 'no-tls',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
};

/** By the beginning of a code, if the rest varies. */
const BY_BEGINNING: readonly (readonly [beginning: string, kind: TransportError])[] = [
  ['HPE_', 'not-http'],
  ['Z_', 'bad-gzip'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'no-tls'],
  ['CERT_', 'tls'],
];

/**
 * Classifies an error. It reads only the error's code, because messages may contain addresses and parts of a response.
 * `hasBegun`: whether the response headers had arrived.
 */
export function transportErrorOf(error: unknown, signal: AbortSignal, hasBegun: boolean): TransportError {
  if (signal.aborted && signal.reason !== DEADLINE) return 'aborted';
  if (signal.aborted) return hasBegun ? 'still-sending' : 'deadline';
  if (proxyErrorIn(error) !== undefined) return 'proxy';
  const kind = transportErrorIn(error);
  // On a connection for one request, undici reports an early end as a wrong length. A length that is invalid, such as
  // two lengths, is reported before the headers are passed on.
  if (kind === 'length-mismatch' && hasBegun) return 'closed';
  return kind === 'closed' && !hasBegun ? 'closed-unanswered' : kind;
}

/** The class of a connection error, from the error alone. */
export function transportErrorIn(error: unknown): TransportError {
  const ofAddresses = addressErrorsIn(error).map(transportErrorIn);
  const mostUseful = MOST_USEFUL_FIRST.find((kind) => ofAddresses.includes(kind)) ?? ofAddresses[0];
  if (mostUseful !== undefined) return mostUseful;
  const code = codeOf(error);
  if (code === undefined) return 'unknown';
  const exact = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return exact ?? BY_BEGINNING.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'unknown';
}

/**
 * The error to report if the addresses of a host failed in different ways: first one that may pass, then the most
 * specific one.
 */
const MOST_USEFUL_FIRST: readonly TransportError[] = ['connect-timeout', 'tls', 'no-tls', 'refused', 'no-route'];

/** The errors of the addresses of a host, which Node joins. */
function addressErrorsIn(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  if ('errors' in error && Array.isArray(error.errors)) return error.errors;
  return 'cause' in error ? addressErrorsIn(error.cause) : [];
}

/** For an untrusted certificate: the usual cause and its fix. */
export const EXTRA_CA_HINT =
  'if a proxy of your network signs it, set NODE_EXTRA_CA_CERTS to the file of its certificate and start again';

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // The parser of undici omits its code if the very first bytes are wrong.
  if ('name' in error && error.name === 'HTTPParserError') return 'HPE_INVALID';
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

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

const PROXY_BY_KIND: Readonly<Partial<Record<TransportError, string>>> = {
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
  return `the proxy ${failure.proxy} ${proxyFailureWords(failure)}`;
}

function proxyFailureWords({ status, kind, hasOpened }: ProxyFailure): string {
  if (status !== undefined) return proxyStatusWords(status);
  if (hasOpened) return (kind && AFTER_OPENING[kind]) ?? 'said that the connection is open, and then closed it';
  return (kind && PROXY_BY_KIND[kind]) ?? 'closed the connection without an answer';
}

function proxyStatusWords(status: number): string {
  if (status === 407) return 'asked for a user and a password (407), which belong into the URL of the proxy';
  if (status === 403 || status === 405) return `does not allow this host (${status})`;
  if (status === 429) return 'limits how often it may be asked (429)';
  if (status === 511) return 'asks for a sign-in to the network first (511)';
  if (status >= 500) return `could not reach the host (${status})`;
  return `answered ${status} instead of opening a connection`;
}
