import { describe, expect, test } from 'vitest';
import { DEADLINE } from '../limits.ts';
import { PATIENT } from '../testing/test-source.ts';
import { transportErrorOf } from './transport-error.ts';

const coded = (code: string) => Object.assign(new Error('a message with the-secret'), { code });

describe('an error of the connection', () => {
  test.each([
    ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
    ['ENOTFOUND', 'name-unknown'],
    ['EAI_AGAIN', 'name-not-now'],
    ['ECONNREFUSED', 'refused'],
    ['ENETUNREACH', 'no-route'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls-time'],
    ['CERT_NOT_YET_VALID', 'tls-time'],
    ['CERT_UNTRUSTED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-name'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no-tls'],
    ['EPROTO', 'no-tls'],
    ['HPE_INVALID_CONSTANT', 'not-http'],
    ['constructor', 'unknown'],
    ['UND_ERR_INVALID_ARG', 'unknown'],
  ])('%s is %s', (code, kind) => {
    expect(transportErrorOf(coded(code), PATIENT, false)).toBe(kind);
    expect(transportErrorOf(new Error('outer', { cause: coded(code) }), PATIENT, true)).toBe(kind);
  });

  test.each([
    [['ETIMEDOUT', 'ECONNREFUSED'], 'connect-timeout'],
    [['ECONNREFUSED', 'ETIMEDOUT'], 'connect-timeout'],
    [['ENETUNREACH', 'ECONNREFUSED'], 'refused'],
    [['ENETUNREACH', 'EHOSTUNREACH'], 'no-route'],
    [['EPERM'], 'unknown'],
    [[], 'unknown'],
  ])('of several addresses, %j, is %s', (codes, kind) => {
    const joined = Object.assign(new AggregateError(codes.map(coded)), codes[0] && { code: codes[0] });
    expect(transportErrorOf(joined, PATIENT, false)).toBe(kind);
    expect(transportErrorOf(new Error('outer', { cause: joined }), PATIENT, false)).toBe(kind);
  });

  test('a wrong length is reported before the response begins; later it is an early end', () => {
    const mismatch = coded('UND_ERR_RES_CONTENT_LENGTH_MISMATCH');
    expect(transportErrorOf(mismatch, PATIENT, false)).toBe('length-mismatch');
    expect(transportErrorOf(mismatch, PATIENT, true)).toBe('closed');
  });

  test.each([undefined, null, 'text', new Error('x')])('%s is unknown', (error) => {
    expect(transportErrorOf(error, PATIENT, false)).toBe('unknown');
  });

  test('after an abort gives the reason of the abort, whatever the error is', () => {
    expect(transportErrorOf(coded('ECONNRESET'), AbortSignal.abort(DEADLINE), false)).toBe('deadline');
    expect(transportErrorOf(coded('ECONNRESET'), AbortSignal.abort(DEADLINE), true)).toBe('still-sending');
    expect(transportErrorOf(coded('ECONNRESET'), AbortSignal.abort(), true)).toBe('aborted');
  });

  test.each(['UND_ERR_SOCKET', 'ECONNRESET'])('%s depends on whether a response had begun', (code) => {
    expect(transportErrorOf(coded(code), PATIENT, true)).toBe('closed');
    expect(transportErrorOf(coded(code), PATIENT, false)).toBe('closed-unanswered');
  });
});
