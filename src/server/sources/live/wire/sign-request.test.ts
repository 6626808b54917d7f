import { OpenApiUtil } from '@alicloud/openapi-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OperationName } from '../../../../contract/operations.ts';
import { anyText } from '../../../testing/any-text.ts';
import { AccessKey } from '../credentials/access-key.ts';
import { parameterIssue, signRequest, targetLengthIssue } from './sign-request.ts';

const key = new AccessKey('testAK', 'testSK');
const time = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const base = new URL('https://aiworkspace.cn-hangzhou.aliyuncs.com');
const OPERATIONS = ['ListImageLabels', 'ListImages', 'GetImage', 'ListWorkspaces', 'GetWorkspace'] as const;

function sign(operation: OperationName, parameters: readonly (readonly [string, string])[], more = {}) {
  return signRequest({ operation, parameters, base, key, time, nonce: 'a-nonce', ...more });
}

describe('the sent request', () => {
  test('the vector on which two other implementations agree', () => {
    const { method, origin, target, headers } = sign(
      'ListImageLabels',
      [
        ['LabelKeys', 'system.framework,system.official'],
        ['LabelFilter', 'system.framework=XGBoost 1.6.0,system.official=true'],
        ['WorkspaceId', '0'],
      ],
      { nonce: '00000000000000000000000000000001' },
    );
    expect({ method, origin, target }).toEqual({
      method: 'GET',
      origin: 'https://aiworkspace.cn-hangzhou.aliyuncs.com',
      target:
        '/api/v1/image/labels?LabelKeys=system.framework%2Csystem.official&LabelFilter=system.framework%3DXGBoost%201.6.0%2Csystem.official%3Dtrue&WorkspaceId=0',
    });
    expect(headers).toEqual({
      host: 'aiworkspace.cn-hangzhou.aliyuncs.com',
      'x-acs-action': 'ListImageLabels',
      'x-acs-version': '2021-02-04',
      'x-acs-date': '2026-01-02T03:04:05Z',
      'x-acs-signature-nonce': '00000000000000000000000000000001',
      'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      authorization:
        'ACS3-HMAC-SHA256 Credential=testAK,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=09f2ece4526d23c35848f35e680581f3d26b08a6df9bac434cee006c4388e043',
      accept: 'application/json',
      'accept-encoding': 'identity',
    });
  });

  test('a token is sent and signed', () => {
    const { headers } = sign('ListImages', [], { key: new AccessKey('STS.x', 's', 'the-token') });
    expect(headers['x-acs-security-token']).toBe('the-token');
    expect(headers.authorization).toContain(';x-acs-security-token;');
  });

  test('empty parameters are left out, and Region except for the one operation that has it', () => {
    const parameters = [
      ['ImageId', ''],
      ['Region', 'cn-beijing'],
      ['Verbose', 'true'],
    ] as const;
    expect(sign('ListImageLabels', parameters).target).toBe('/api/v1/image/labels?Region=cn-beijing&Verbose=true');
    expect(sign('ListImages', parameters).target).toBe('/api/v1/images?Verbose=true');
    expect(sign('ListWorkspaces', [['Region', 'cn-beijing']]).target).toBe('/api/v1/workspaces');
  });

  test('ids are encoded in the path', () => {
    expect(sign('GetImage', [['ImageId', 'a/b?c#d']]).target).toBe('/api/v1/images/a%2Fb%3Fc%23d');
    expect(
      sign('GetWorkspace', [
        ['WorkspaceId', '12'],
        ['Verbose', 'true'],
      ]).target,
    ).toBe('/api/v1/workspaces/12?Verbose=true');
  });

  test("the endpoint's own port and path are kept", () => {
    const { origin, target, headers } = sign('ListImages', [], { base: new URL('http://127.0.0.1:99/pai/') });
    expect({ origin, target, host: headers.host }).toEqual({
      origin: 'http://127.0.0.1:99',
      target: '/pai/api/v1/images',
      host: '127.0.0.1:99',
    });
  });
});

describe('a request that is not sent', () => {
  test.each(['AddImage', 'RemoveImageLabels', 'toString', '__proto__'])('the operation %s cannot be signed', (name) => {
    expect(() => sign(name as OperationName, [])).toThrow(TypeError);
  });

  test.each(['', '.', '..'])('an id %j that would be another path', (id) => {
    expect(parameterIssue('GetImage', [['ImageId', id]])).toBe('ImageId must be an id');
  });

  test.each(['a/../b', 'a\\b', 'a\0', 'a%2fb', 'a\n'])('an id %j that a gateway could read as another path', (id) => {
    expect(parameterIssue('GetImage', [['ImageId', id]])).toBe('ImageId must be an id');
    expect(parameterIssue('GetWorkspace', [['WorkspaceId', id]])).toBe('WorkspaceId must be an id');
  });

  test('an address of more than 16 KB, reported with the given length and the encoded length', () => {
    const base = new URL('https://pai.example');
    const reported = (value: string) =>
      targetLengthIssue(
        'ListImageLabels',
        [
          ['Region', 'cn-hangzhou'],
          ['LabelFilter', value],
        ],
        base,
      );
    const path = '/api/v1/image/labels?Region=cn-hangzhou&LabelFilter='.length;
    expect(reported(`a=${'b'.repeat(16_384 - path - 4)}`)).toBeUndefined();
    expect(reported(`a=${'b'.repeat(16_384 - path - 3)}`)).toMatch(/^LabelFilter is too long/);
    expect(reported(`a=${'火'.repeat(3_338)}`)).toBe(
      `LabelFilter is too long for a request to PAI: its 10016 bytes take 30046 in the encoded address, which has ${path + 30_046} and may have 16384; use fewer or shorter conditions`,
    );
    expect(targetLengthIssue('ListImages', [['Name', '+'.repeat(6_000)]], base)).toMatch(
      /^Name is too long.* its 6000 bytes take 18000 /,
    );
  });

  test.each([
    ['ImageId', 'an id as PAI answers it'],
    ['WorkspaceId', 'an id as PAI answers it'],
    ['LabelKeys', 'fewer keys'],
    ['Name', 'a shorter text'],
    ['Labels', 'fewer or shorter conditions'],
  ])('a long %s gets advice for its content', (name, advice) => {
    const reported = targetLengthIssue('ListImages', [[name, 'x'.repeat(20_000)]], new URL('https://pai.example'));
    expect(reported).toContain(advice);
    if (name !== 'Labels') expect(reported).not.toContain('condition');
  });

  test('text that an address cannot contain', () => {
    expect(parameterIssue('ListImages', [['Name', 'a\ud800']])).toMatch(/^Name holds half a character/);
    expect(parameterIssue('ListImages', [['Name', '火🔥']])).toBeUndefined();
  });
});

test('signs like the official library, for any parameters', () => {
  const names = fc.constantFrom('LabelFilter', 'LabelKeys', 'Name', 'Query', 'WorkspaceId', 'ImageUri');
  const property = fc.property(
    fc.constantFrom(...OPERATIONS),
    fc.dictionary(names, anyText),
    anyText.filter((id) => !/^\.{0,2}$/.test(id)),
    fc.option(fc.stringMatching(/^[\x21-\x7e]{1,40}$/)),
    (operation, values, id, token) => {
      const ids = { GetImage: 'ImageId', GetWorkspace: 'WorkspaceId' } as const;
      const inPath = operation in ids ? ids[operation as keyof typeof ids] : undefined;
      const query = Object.fromEntries(
        Object.entries(values).filter(([name, value]) => value !== '' && name !== inPath),
      );
      const parameters = Object.entries({ ...values, ...(inPath && { [inPath]: id }) });
      const signed = sign(operation, parameters, { key: new AccessKey('ak', 'sk', token ?? undefined) });
      const { authorization, accept, 'accept-encoding': _, ...headers } = signed.headers;
      const url = new URL(signed.origin + signed.target);
      expect(Object.fromEntries(url.searchParams)).toEqual(query);
      const theirs = OpenApiUtil.getAuthorization(
        { method: 'GET', pathname: url.pathname, query, headers } as never,
        'ACS3-HMAC-SHA256',
        headers['x-acs-content-sha256'] ?? '',
        'ak',
        'sk',
      );
      expect(authorization).toBe(theirs);
      expect(accept).toBe('application/json');
      expect(Object.values(signed.headers).join('') + signed.target).not.toMatch(/[\r\n\0 ]{2}|[\r\n\0]/);
    },
  );
  fc.assert(property, { numRuns: 300 });
});
