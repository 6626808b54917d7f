import { DEADLINE } from '../limits.ts';

/** The error code for a name that is mapped to another machine. */
export const NOT_THIS_MACHINE = 'PAI_NOT_THIS_MACHINE';

/** How a proxy asks for a sign-in. */
export interface ProxySignIn {
  /** Whether the request had a user and a password. */
  readonly wasGiven: boolean;
  /** The value or values of its Proxy-Authenticate header. */
  readonly challenge: string | readonly string[] | undefined;
}

/** A proxy did not open a connection to the service. The service received no request. */
export class ProxyError extends Error {
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** The status of the proxy's response, if it responded. */
  readonly status: number | undefined;
  /** What it said about signing in to it, with status 407. */
  readonly signIn: ProxySignIn | undefined;
  /** Whether it reported an open connection before the error. */
  readonly hasOpened: boolean;

  constructor(
    proxy: string,
    detail: {
      readonly status?: number;
      readonly signIn?: ProxySignIn;
      readonly cause?: unknown;
      readonly hasOpened?: boolean;
    },
  ) {
    super('the proxy failed', { cause: detail.cause });
    this.proxy = proxy;
    this.status = detail.status;
    this.signIn = detail.signIn;
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
  | 'tls-time'
  | 'tls-name'
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
  CERT_HAS_EXPIRED: 'tls-time',
  CERT_NOT_YET_VALID: 'tls-time',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name',
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
const MOST_USEFUL_FIRST: readonly TransportError[] = [
  'connect-timeout',
  'tls',
  'tls-time',
  'tls-name',
  'no-tls',
  'refused',
  'no-route',
];

/** The errors of the addresses of a host, which Node joins. */
function addressErrorsIn(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  if ('errors' in error && Array.isArray(error.errors)) return error.errors;
  return 'cause' in error ? addressErrorsIn(error.cause) : [];
}

/** For an untrusted certificate: the usual cause and its fix. */
export const EXTRA_CA_HINT =
  'if a proxy of your network signs it, set NODE_EXTRA_CA_CERTS to the file of its certificate and start again';

/** What is wrong with a certificate, if no authority is missing. */
export const CERTIFICATE_ISSUES = {
  'tls-time':
    'is not valid now: it has expired, or the clock of this machine is wrong (NODE_EXTRA_CA_CERTS does not help)',
  'tls-name': 'is for another name (NODE_EXTRA_CA_CERTS does not help)',
} as const;

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // The parser of undici omits its code if the very first bytes are wrong.
  if ('name' in error && error.name === 'HTTPParserError') return 'HPE_INVALID';
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
