import { expect, test } from 'vitest';
import { SEND_LIMITS } from '../limits.ts';
import type { TransportError } from './transport-error.ts';
import { ofTwoTries, transportFailure } from './transport-failure.ts';

const failureOf = (kind: TransportError) =>
  transportFailure(kind, { region: 'cn-hangzhou', limits: SEND_LIMITS, hasOwnEndpoint: false });

test.each<[reported: TransportError, other: TransportError, words: string]>([
  ['headers-timeout', 'deadline', 'did not begin to answer in two tries within 14 s'],
  ['headers-timeout', 'still-sending', 'did not finish its answer in two tries within 14 s'],
  ['headers-timeout', 'connect-timeout', 'did not begin to answer in two tries within 14 s'],
  ['body-timeout', 'deadline', 'did not finish its answer in two tries within 14 s'],
  ['connect-timeout', 'connect-timeout', 'cannot be reached: no connection came about in two tries within 14 s'],
  ['headers-timeout', 'refused', 'did not begin to answer within 10 s'],
  ['closed', 'deadline', 'closed the connection in the middle of its answer'],
])('for %s and %s the message has the total time and the missing step', (reported, other, words) => {
  const { error } = ofTwoTries(failureOf(reported), failureOf(other), 'cn-hangzhou', 14_017);
  expect(error).toEqual({ ...failureOf(reported).error, message: `PAI in cn-hangzhou ${words}` });
});

test.each<[kind: TransportError, words: string]>([
  [
    'tls',
    'the certificate of its endpoint is not trusted; if a proxy of your network signs it, set NODE_EXTRA_CA_CERTS',
  ],
  [
    'tls-time',
    'the certificate of its endpoint is not valid now: it has expired, or the clock of this machine is wrong',
  ],
  ['tls-name', 'the certificate of its endpoint is for another name (NODE_EXTRA_CA_CERTS does not help)'],
])('%s says what is wrong with the certificate', (kind, words) => {
  expect(failureOf(kind).error).toMatchObject({ code: 'UNREACHABLE', message: expect.stringContaining(words) });
});

test.each<[kind: TransportError, fix: string]>([
  ['connect-timeout', 'time'],
  ['name-not-now', 'time'],
  ['closed', 'time'],
  ['refused', 'none'],
  ['tls', 'none'],
])('a proxy with %s: the fix is %s', (kind, fix) => {
  const asked = { region: 'cn-hangzhou', limits: SEND_LIMITS, hasOwnEndpoint: false };
  expect(transportFailure('proxy', asked, { proxy: 'proxy:3128', kind })).toMatchObject({ fix });
});
