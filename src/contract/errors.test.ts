import { describe, expect, test } from 'vitest';
import { isPassing, troubleshootUrl } from './error-codes.ts';
import { PaiErrorBody } from './errors.ts';

describe('isPassing', () => {
  test.each(['InternalError', 'ServiceUnavailable', 'Throttling', 'Throttling.User', 'Throttling.Api'])(
    '%s is temporary',
    (code) => {
      expect(isPassing(code)).toBe(true);
    },
  );

  test.each([
    'InvalidParameter',
    'MissingParameter',
    'NoPermission',
    'Forbidden.RAM',
    'SignatureDoesNotMatch',
    'InvalidAccessKeyId.NotFound',
    'SignatureNonceUsed',
    'ThrottlingPolicyViolated',
    'throttling',
    '__proto__',
    '',
  ])('%j is not', (code) => {
    expect(isPassing(code)).toBe(false);
  });
});

describe('troubleshootUrl', () => {
  test('is a page of the troubleshooter for this code and request', () => {
    const url = new URL(troubleshootUrl('InvalidParameter', '8D7B2E70-F770-505B-A672-09F1D8F2EC1E'));
    expect(url.origin + url.pathname).toBe('https://api.aliyun.com/troubleshoot');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      q: 'InvalidParameter',
      product: 'AIWorkSpace',
      requestId: '8D7B2E70-F770-505B-A672-09F1D8F2EC1E',
    });
  });

  test('escapes the code and the id', () => {
    const url = new URL(troubleshootUrl('a&product=x#y', '1&q=z'));
    expect(url.hash).toBe('');
    expect(url.searchParams.getAll('q')).toEqual(['a&product=x#y']);
    expect(url.searchParams.getAll('product')).toEqual(['AIWorkSpace']);
  });
});

describe('PaiErrorBody', () => {
  const body = { RequestId: 'r', HostId: 'h', Code: 'NoPermission', Message: 'm', Recommend: 'https://x' };

  test('reads a refusal with and without AccessDeniedDetail', () => {
    expect(PaiErrorBody.parse(body)).toEqual(body);
    const refused = { ...body, AccessDeniedDetail: { AuthAction: 'paiimage:ListImageLabels', PolicyType: 'X' } };
    expect(PaiErrorBody.parse(refused)).toEqual(refused);
  });

  test.each(['Code', 'Message'])('is not valid without %s', (field) => {
    expect(PaiErrorBody.safeParse({ ...body, [field]: undefined }).success).toBe(false);
    expect(PaiErrorBody.safeParse({ ...body, [field]: null }).success).toBe(false);
  });

  test('needs only these two fields and accepts null for unknown values', () => {
    const bare = { Code: 'NoPermission', Message: 'm' };
    const read = { ...bare, RequestId: '', HostId: '', Recommend: '' };
    expect(PaiErrorBody.parse(bare)).toStrictEqual(read);
    const nulls = { ...bare, RequestId: null, HostId: null, Recommend: null, AccessDeniedDetail: null };
    expect(PaiErrorBody.parse(nulls)).toEqual(read);
    expect(PaiErrorBody.parse({ ...body, AccessDeniedDetail: { AuthAction: null, PolicyType: 'X' } })).toEqual({
      ...body,
      AccessDeniedDetail: { PolicyType: 'X' },
    });
  });

  test.each([null, 'text', [], 1, { AccessDeniedDetail: {} }, { ...body, AccessDeniedDetail: 'text' }])(
    'is not valid: %j',
    (value) => {
      expect(PaiErrorBody.safeParse(value).success).toBe(false);
    },
  );
});
