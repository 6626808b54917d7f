import { describe, expect, test } from 'vitest';
import { signForTest, TEST_KEY, type ToSign } from '../testing/sign-for-test.ts';
import { createSignatureCheck, type ReceivedRequest } from './verify-signature.ts';

const DATE = Date.parse('2026-01-02T03:04:05Z');
const MINUTE = 60_000;
const ACS = 'ACS3-HMAC-SHA256';
const HEX = '0'.repeat(64);

function requestOf(headers: Headers, more: Partial<ReceivedRequest> = {}): ReceivedRequest {
  const fixed = { operation: 'ListImageLabels', method: 'GET', path: '/api/v1/image/labels', query: [] };
  return { ...fixed, headers, body: new Uint8Array(), ...more };
}

/** The result of a new check for a request, with its clock at the signed date. */
function verdict(toSign: ToSign, more: Partial<ReceivedRequest> = {}) {
  return createSignatureCheck(TEST_KEY, () => DATE)(requestOf(signForTest(toSign), more));
}

describe('the signature', () => {
  test('of the right key passes, whatever the escapes on the wire', () => {
    const query = [['LabelFilter', "a=b *'()!~,c=火"]] as const;
    expect(verdict({ query }, { query })).toBeUndefined();
    const path = '/api/v1/images/a%20%2A%7Eb';
    const wire = { path: '/api/v1/images/a%20*~b', operation: 'GetImage' };
    expect(verdict({ path, headers: { 'x-acs-action': 'GetImage' } }, wire)).toBeUndefined();
  });

  test.each([
    ['another secret', { key: { id: 'testAK', secret: 'other' } }, {}],
    ['another query', { query: [['ImageId', 'x']] }, { query: [['ImageId', 'y']] }],
    ['another path', { path: '/api/v1/images' }, {}],
    ['another method', {}, { method: 'POST' }],
    ['another body', {}, { body: new Uint8Array([1]) }],
  ] as const)('of %s does not match, and the refusal does not show the signed text', (_, toSign, more) => {
    const refused = verdict(toSign, more);
    expect(refused).toMatchObject({ code: 'SignatureDoesNotMatch', status: 400 });
    expect(refused?.message).not.toMatch(/x-acs-|GET|[0-9a-f]{32}/);
  });

  test('does not match when a signed header was changed on the way', () => {
    const headers = signForTest({});
    headers.set('host', 'other.example');
    expect(createSignatureCheck(TEST_KEY, () => DATE)(requestOf(headers))?.code).toBe('SignatureDoesNotMatch');
  });

  test('an unknown key', () => {
    expect(verdict({ key: { id: 'who', secret: 'testSK' } })).toMatchObject({
      code: 'InvalidAccessKeyId.NotFound',
      status: 404,
    });
  });
});

describe('an incomplete signature', () => {
  test.each(['host', 'x-acs-action', 'x-acs-version', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256'])(
    'without %s',
    (name) => {
      const refused = verdict({ headers: { [name]: undefined } });
      expect(refused).toMatchObject({ code: 'IncompleteSignature', status: 400 });
      expect(refused?.message).toContain(name);
    },
  );

  test('an x-acs header that was added and is not signed', () => {
    const headers = signForTest({});
    headers.set('x-acs-extra', '1');
    const refused = createSignatureCheck(TEST_KEY, () => DATE)(requestOf(headers));
    expect(refused).toMatchObject({ code: 'IncompleteSignature' });
    expect(refused?.message).toContain('x-acs-extra');
  });

  test.each([
    undefined,
    '',
    'Bearer abc',
    `${ACS}`,
    `${ACS} Credential=testAK`,
    `${ACS} Credential=testAK,SignedHeaders=host`,
    `${ACS} Credential=testAK,SignedHeaders=host,Signature=xyz`,
    `${ACS} Credential=testAK,SignedHeaders=host,Signature=${HEX},Signature=${HEX}`,
    `${ACS} Credential=testAK,SignedHeaders=Host,Signature=${HEX}`,
    `${ACS} Credential=testAK,SignedHeaders=x-acs-date;host,Signature=${HEX}`,
    `${ACS} Credential=testAK,SignedHeaders=host;host,Signature=${HEX}`,
    `ACS3-RSA-SHA256 Credential=testAK,SignedHeaders=host,Signature=${HEX}`,
    `${ACS} Credential=,SignedHeaders=host,Signature=${HEX}`,
  ])('Authorization: %s', (authorization) => {
    const headers = signForTest({});
    headers.delete('authorization');
    if (authorization !== undefined) headers.set('authorization', authorization);
    expect(createSignatureCheck(TEST_KEY, () => DATE)(requestOf(headers))).toMatchObject({
      code: 'IncompleteSignature',
      status: 400,
    });
  });
});

describe('names', () => {
  test('the action must be the one of the path, the version that of the API', () => {
    expect(verdict({ headers: { 'x-acs-action': 'ListImages' } })?.code).toBe('InvalidAction.NotFound');
    expect(verdict({ headers: { 'x-acs-version': '2022-01-01' } })?.code).toBe('InvalidVersion');
  });
});

describe('time', () => {
  test.each(['2026-01-02 03:04:05', '2026-01-02T03:04:05+08:00', '2026-02-30T03:04:05Z', 'x', '1767323045'])(
    '%s has the wrong form',
    (date) => {
      expect(verdict({ headers: { 'x-acs-date': date } })).toMatchObject({
        code: 'InvalidTimeStamp.Format',
        status: 400,
      });
    },
  );

  test.each([
    [15 * MINUTE, undefined],
    [-15 * MINUTE, undefined],
    [15 * MINUTE + 1, 'InvalidTimeStamp.Expired'],
    [-15 * MINUTE - 1, 'InvalidTimeStamp.Expired'],
  ])('a clock that is %d ms ahead', (ahead, code) => {
    const check = createSignatureCheck(TEST_KEY, () => DATE + ahead);
    expect(check(requestOf(signForTest({})))?.code).toBe(code);
  });
});

describe('nonces', () => {
  test('each is accepted once while its date is valid', () => {
    let now = DATE - 14 * MINUTE;
    const check = createSignatureCheck(TEST_KEY, () => now);
    const signed = (headers = {}) => requestOf(signForTest({ headers }));
    expect(check(signed())).toBeUndefined();
    expect(check(signed())).toMatchObject({ code: 'SignatureNonceUsed', status: 400 });
    now = DATE + 15 * MINUTE;
    expect(check(signed())?.code).toBe('SignatureNonceUsed');
    expect(check(signed({ 'x-acs-signature-nonce': 'another' }))).toBeUndefined();
    now = DATE + 17 * MINUTE;
    expect(check(signed({ 'x-acs-date': '2026-01-02T03:21:05Z' }))).toBeUndefined();
  });

  test('a request with a wrong signature does not use up a nonce', () => {
    const check = createSignatureCheck(TEST_KEY, () => DATE);
    const wrong = signForTest({ key: { id: 'testAK', secret: 'other' } });
    expect(check(requestOf(wrong))?.code).toBe('SignatureDoesNotMatch');
    expect(check(requestOf(signForTest({})))).toBeUndefined();
  });
});
