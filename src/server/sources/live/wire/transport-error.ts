import { DEADLINE } from '../limits.ts';

/** The code of the error for a name that is mapped to another machine. */
export const NOT_THIS_MACHINE = 'PAI_NOT_THIS_MACHINE';

/** A proxy that did not open the way to the service. The service itself was not asked. */
export class ProxyError extends Error {
  /** Host and port of the proxy. */
  readonly proxy: string;
  /** The status that the proxy answered with, if it answered. */
  readonly status: number | undefined;
  /** Whether it said that the way is open, and something else came then. */
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

/** The error of a proxy that is the cause of this error, or this error itself. */
export function proxyErrorIn(error: unknown): ProxyError | undefined {
  if (error instanceof ProxyError) return error;
  return error instanceof Error && error.cause !== error ? proxyErrorIn(error.cause) : undefined;
}

/** Why no whole HTTP answer came back. */
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

/** By the code of an error of undici, of node:net, node:dns and node:tls, or of node:zlib. */
const BY_CODE: Readonly<Record<string, TransportError>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'headers-timeout',
  UND_ERR_BODY_TIMEOUT: 'body-timeout',
  // Whether a reset or an orderly close was seen depends on timing, so it makes no difference.
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

/** By how a code begins, where the rest of it varies. */
const BY_BEGINNING: readonly (readonly [beginning: string, kind: TransportError])[] = [
  ['HPE_', 'not-http'],
  ['Z_', 'bad-gzip'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'no-tls'],
  ['CERT_', 'tls'],
];

/**
 * Names what went wrong. Of the error only its code is read: messages may hold addresses and parts of the answer, and
 * nothing of them is kept. `hasBegun`: whether the head of an answer had come.
 */
export function transportErrorOf(error: unknown, signal: AbortSignal, hasBegun: boolean): TransportError {
  if (signal.aborted && signal.reason !== DEADLINE) return 'aborted';
  if (signal.aborted) return hasBegun ? 'still-sending' : 'deadline';
  if (proxyErrorIn(error) !== undefined) return 'proxy';
  const kind = transportErrorIn(error);
  // On a connection for one request, undici reports an end before the announced length as a wrong length. A length that
  // is wrong by itself, such as two of them, is reported before the head of the answer is handed on.
  if (kind === 'length-mismatch' && hasBegun) return 'closed';
  return kind === 'closed' && !hasBegun ? 'closed-unanswered' : kind;
}

/** What the error of a connection tells by itself. */
export function transportErrorIn(error: unknown): TransportError {
  const ofAddresses = addressErrorsIn(error).map(transportErrorIn);
  const worthMost = BY_WORTH.find((kind) => ofAddresses.includes(kind)) ?? ofAddresses[0];
  if (worthMost !== undefined) return worthMost;
  const code = codeOf(error);
  if (code === undefined) return 'unknown';
  const exact = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return exact ?? BY_BEGINNING.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'unknown';
}

/** Which kind to tell if the addresses of a host failed in different ways: one that may pass, then the nearest one. */
const BY_WORTH: readonly TransportError[] = ['connect-timeout', 'tls', 'no-tls', 'refused', 'no-route'];

/** What each address of a host failed with; Node joins the errors. */
function addressErrorsIn(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  if ('errors' in error && Array.isArray(error.errors)) return error.errors;
  return 'cause' in error ? addressErrorsIn(error.cause) : [];
}

/** For a certificate that is not trusted: the usual cause and its cure. */
export const EXTRA_CA_HINT =
  'if a proxy of your network signs it, set NODE_EXTRA_CA_CERTS to the file of its certificate and start again';

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // The parser of undici leaves out its code where the very first bytes are wrong.
  if ('name' in error && error.name === 'HTTPParserError') return 'HPE_INVALID';
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
