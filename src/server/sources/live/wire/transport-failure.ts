import { CANCELLED, type Failure, type RetryFix } from '../failure.ts';
import { DEADLINE, type SendLimits } from '../limits.ts';
import { checkEndpointHint } from './answer/answer-words.ts';
import { type ProxyFailure, proxyWords } from './proxy-words.ts';
import { CERTIFICATE_ISSUES, EXTRA_CA_HINT, type TransportError } from './transport-error.ts';

/** The facts of a request that its error message needs. */
interface QuestionFacts {
  readonly region: string;
  readonly limits: SendLimits;
  readonly hasOwnEndpoint: boolean;
}

interface Words {
  readonly code: string;
  readonly status: number;
  readonly fix: RetryFix;
  /** After "PAI in cn-hangzhou ". */
  readonly says: string | ((limits: SendLimits, waitedMs?: number) => string);
  /** For a timeout: the words before the time in a message about two attempts. */
  readonly timedOut?: string;
  /** Whether the service was sending a complete response. */
  readonly isOdd?: true;
  /** Whether a host other than PAI may have responded. */
  readonly isElsewhere?: true;
}

const SLOW = { code: 'UPSTREAM_TIMEOUT', status: 504 };
const BROKEN = { code: 'UPSTREAM_BROKEN', status: 502 };
const UNREACHABLE = { code: 'UNREACHABLE', status: 502 };
const TOO_LARGE = { code: 'TOO_LARGE', status: 502 };

// What did not arrive in time, from the most specific to what is always true.
const NO_CONNECTION = 'cannot be reached: no connection came about';
const NO_BEGIN = 'did not begin to answer';
const NO_END = 'did not finish its answer';

const WORDS: Readonly<Record<Exclude<TransportError, 'aborted' | 'proxy'>, Words>> = {
  deadline: {
    ...SLOW,
    fix: 'none',
    says: ({ totalMs }) => `did not finish its answer within ${seconds(totalMs)}`,
    timedOut: NO_BEGIN,
  },
  'still-sending': {
    ...SLOW,
    fix: 'none',
    says: ({ totalMs }) => `was still sending after ${seconds(totalMs)}`,
    timedOut: NO_END,
  },
  'headers-timeout': {
    ...SLOW,
    fix: 'time',
    says: ({ headersMs }) => `did not begin to answer within ${seconds(headersMs)}`,
    timedOut: NO_BEGIN,
  },
  'body-timeout': {
    ...SLOW,
    fix: 'time',
    says: ({ bodyIdleMs }) => `stopped in the middle of its answer for ${seconds(bodyIdleMs)}`,
    timedOut: NO_END,
  },
  closed: { ...BROKEN, fix: 'time', says: 'closed the connection in the middle of its answer' },
  'closed-unanswered': { ...BROKEN, fix: 'time', says: 'closed the connection before any answer came' },
  'not-http': {
    ...BROKEN,
    fix: 'none',
    says: 'answered with something that is not HTTP: not a PAI endpoint',
    isElsewhere: true,
  },
  'length-mismatch': { ...BROKEN, fix: 'none', says: 'sent an answer of another length than announced' },
  'headers-too-large': { ...BROKEN, fix: 'none', says: 'answered with headers that are too large' },
  'bad-gzip': { ...BROKEN, fix: 'none', says: 'answered with broken compressed data' },
  unknown: { ...BROKEN, fix: 'none', says: 'cannot be reached: the connection failed' },
  'too-large': {
    ...TOO_LARGE,
    fix: 'none',
    says: ({ bodyBytes }) => `answered with more than ${megabytes(bodyBytes)}: narrow the filter`,
    isOdd: true,
  },
  'connect-timeout': {
    ...UNREACHABLE,
    fix: 'time',
    // One of several addresses may have timed out and the next refused: the message has the measured time.
    says: ({ connectMs }, waitedMs = connectMs) =>
      `cannot be reached: no connection came about within ${roundedSeconds(waitedMs)}`,
    timedOut: NO_CONNECTION,
  },
  'name-unknown': { ...UNREACHABLE, fix: 'none', says: 'cannot be reached: the name of its endpoint is not known' },
  'name-not-now': { ...UNREACHABLE, fix: 'time', says: 'cannot be reached: the DNS lookup of its name failed' },
  refused: { ...UNREACHABLE, fix: 'none', says: 'cannot be reached: its endpoint refused the connection' },
  'no-route': { ...UNREACHABLE, fix: 'none', says: 'cannot be reached: there is no route to its endpoint' },
  'not-this-machine': {
    ...UNREACHABLE,
    fix: 'none',
    says: 'is not asked: its endpoint is on another machine, and http is only allowed to this machine; use https, or 127.0.0.1',
  },
  'no-tls': {
    ...UNREACHABLE,
    fix: 'none',
    says: 'cannot be reached safely: the TLS handshake with its endpoint failed; something that does not speak TLS may have answered',
    isElsewhere: true,
  },
  'tls-time': {
    ...UNREACHABLE,
    fix: 'none',
    says: `cannot be reached safely: the certificate of its endpoint ${CERTIFICATE_ISSUES['tls-time']}`,
  },
  'tls-name': {
    ...UNREACHABLE,
    fix: 'none',
    says: `cannot be reached safely: the certificate of its endpoint ${CERTIFICATE_ISSUES['tls-name']}`,
    isElsewhere: true,
  },
  tls: {
    ...UNREACHABLE,
    fix: 'none',
    says: `cannot be reached safely: the certificate of its endpoint is not trusted; ${EXTRA_CA_HINT}`,
  },
};

/** The failure of a request without a complete HTTP response. */
export function transportFailure(
  kind: TransportError,
  { region, limits, hasOwnEndpoint }: QuestionFacts,
  proxy?: ProxyFailure,
  waitedMs?: number,
): Failure {
  if (kind === 'aborted') return CANCELLED;
  if (kind === 'proxy') return proxyFailure(proxy, region);
  const { code, status, fix, says, timedOut, isOdd, isElsewhere } = WORDS[kind];
  const words = typeof says === 'string' ? says : says(limits, waitedMs);
  const hint = isElsewhere ? checkEndpointHint(hasOwnEndpoint) : '';
  return {
    kind: isOdd ? 'odd' : 'outage',
    fix,
    error: { code, status, message: `PAI in ${region} ${words}${hint}` },
    ...(timedOut !== undefined && { timedOut }),
  };
}

/**
 * The failure to report for two attempts. If both timed out, the message has the time of both, because the person
 * waited for both, and the words that are true for both.
 */
export function ofTwoTries(reported: Failure, other: Failure, region: string, tookMs: number): Failure {
  const words = [NO_CONNECTION, NO_BEGIN, NO_END].findLast(
    (one) => one === reported.timedOut || one === other.timedOut,
  );
  if (words === undefined || reported.timedOut === undefined || other.timedOut === undefined) return reported;
  const message = `PAI in ${region} ${words} in two tries within ${roundedSeconds(tookMs)}`;
  return { ...reported, error: { ...reported.error, message } };
}

/** Errors of a proxy that a second attempt may not meet. */
const PASSING: ReadonlySet<TransportError> = new Set(['name-not-now', 'closed', 'connect-timeout']);

/** Names the proxy and not PAI, which received no request. */
function proxyFailure(failure: ProxyFailure = { proxy: '' }, region: string): Failure {
  const { status, kind } = failure;
  const mayPass = status === undefined ? kind !== undefined && PASSING.has(kind) : status >= 500;
  const words = proxyWords(failure);
  const message = `${words.charAt(0).toUpperCase()}${words.slice(1)}, so PAI in ${region} was not asked; check HTTPS_PROXY, ALL_PROXY and NO_PROXY`;
  return { kind: 'outage', fix: mayPass ? 'time' : 'none', error: { code: 'PROXY_FAILED', status: 502, message } };
}

/** The failure of a request whose signal aborted before it was sent, or between two attempts. */
export function endOf(signal: AbortSignal, asked: QuestionFacts): Failure {
  return transportFailure(signal.reason === DEADLINE ? 'deadline' : 'aborted', asked);
}

/** In tenths of a second, at least one. */
function roundedSeconds(milliseconds: number): string {
  return seconds(Math.max(Math.round(milliseconds / 100), 1) * 100);
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1_000} s`;
}

function megabytes(bytes: number): string {
  return `${bytes / (1024 * 1024)} MB`;
}
