import { DEADLINE } from './deadline.ts';
import type { Cure, Failure } from './failure.ts';
import { CANCELLED } from './local-failures.ts';
import type { TransportFault } from './transport-fault.ts';

interface Words {
  readonly code: string;
  readonly status: number;
  readonly cure: Cure;
  /** After "PAI in cn-hangzhou ". */
  readonly says: string;
}

const SLOW = { code: 'UPSTREAM_TIMEOUT', status: 504 };
const BROKEN = { code: 'UPSTREAM_BROKEN', status: 502 };
const UNREACHABLE = { code: 'UNREACHABLE', status: 502 };
const TOO_LARGE = { code: 'TOO_LARGE', status: 502 };

const WORDS: Readonly<Record<Exclude<TransportFault, 'aborted'>, Words>> = {
  deadline: { ...SLOW, cure: 'none', says: 'did not finish its answer in time' },
  'headers-timeout': { ...SLOW, cure: 'time', says: 'is slow: it did not begin to answer in time' },
  'body-timeout': { ...SLOW, cure: 'time', says: 'is slow: it stopped in the middle of its answer' },
  'cut-off': { ...BROKEN, cure: 'time', says: 'closed the connection before its answer was whole' },
  'not-http': { ...BROKEN, cure: 'none', says: 'answered with something that is not HTTP: not a PAI endpoint' },
  'length-mismatch': { ...BROKEN, cure: 'none', says: 'announced another length of its answer than it sent' },
  'headers-too-large': { ...BROKEN, cure: 'none', says: 'answered with headers that are too large' },
  'bad-gzip': { ...BROKEN, cure: 'none', says: 'answered with broken compressed data' },
  unknown: { ...BROKEN, cure: 'none', says: 'could not be asked: the connection failed' },
  'too-large': { ...TOO_LARGE, cure: 'none', says: 'answered with more than 8 MB: narrow the filter' },
  'connect-timeout': { ...UNREACHABLE, cure: 'none', says: 'cannot be reached: no connection came about in time' },
  'name-unknown': { ...UNREACHABLE, cure: 'none', says: 'cannot be reached: the name of its endpoint is not known' },
  'name-not-now': { ...UNREACHABLE, cure: 'time', says: 'cannot be reached: its name could not be looked up now' },
  refused: { ...UNREACHABLE, cure: 'none', says: 'cannot be reached: its endpoint refused the connection' },
  'no-route': { ...UNREACHABLE, cure: 'none', says: 'cannot be reached: there is no route to its endpoint' },
  tls: {
    ...UNREACHABLE,
    cure: 'none',
    says: 'cannot be reached safely: the certificate of its endpoint is not trusted',
  },
};

/** What became of a request that got no whole HTTP answer. */
export function transportFailure(fault: TransportFault, region: string): Failure {
  if (fault === 'aborted') return CANCELLED;
  const { code, status, cure, says } = WORDS[fault];
  return { kind: 'fault', cure, error: { code, status, message: `PAI in ${region} ${says}` } };
}

/** What became of a question whose signal aborted before the service was asked or while nothing was on the way. */
export function endOf(signal: AbortSignal, region: string): Failure {
  return transportFailure(signal.reason === DEADLINE ? 'deadline' : 'aborted', region);
}
