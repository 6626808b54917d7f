import { OpenApiUtil } from '@alicloud/openapi-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { authorizationHeader, canonicalRequest, type SignableRequest, sha256Hex, signatureOf } from './acs3.ts';

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('vectors', () => {
  test('the published one, RunInstances', () => {
    const request: SignableRequest = {
      method: 'POST',
      path: '/',
      query: [
        ['RegionId', 'cn-shanghai'],
        ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
      ],
      headers: [
        ['x-acs-action', 'RunInstances'],
        ['host', 'ecs.cn-shanghai.aliyuncs.com'],
        ['x-acs-version', '2014-05-26'],
        ['x-acs-date', '2023-10-26T10:22:32Z'],
        ['x-acs-signature-nonce', '3156853299f313e23d1673dc12e1703d'],
        ['x-acs-content-sha256', EMPTY_SHA256],
      ],
      bodySha256: sha256Hex(''),
    };
    expect(sha256Hex(canonicalRequest(request))).toBe(
      '7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259',
    );
    expect(authorizationHeader(request, { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' })).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  test('an own one for ListImageLabels, on which two implementations agree', () => {
    const request: SignableRequest = {
      method: 'GET',
      path: '/api/v1/image/labels',
      query: [
        ['LabelFilter', 'system.framework=XGBoost 1.6.0,system.official=true'],
        ['LabelKeys', 'system.framework,system.official'],
        ['WorkspaceId', '0'],
      ],
      headers: [
        ['host', 'aiworkspace.cn-hangzhou.aliyuncs.com'],
        ['x-acs-action', 'ListImageLabels'],
        ['x-acs-version', '2021-02-04'],
        ['x-acs-date', '2026-01-02T03:04:05Z'],
        ['x-acs-signature-nonce', '00000000000000000000000000000001'],
        ['x-acs-content-sha256', EMPTY_SHA256],
      ],
      bodySha256: EMPTY_SHA256,
    };
    expect(sha256Hex(canonicalRequest(request))).toBe(
      'f3121f19a4a7e012fa0cb90b8e5d6e3d0e4a8ac20a83abe265f02b470584cc9c',
    );
    expect(signatureOf(request, 'testSK')).toBe('09f2ece4526d23c35848f35e680581f3d26b08a6df9bac434cee006c4388e043');
  });
});

test('signs as the official library does, for any parameters', () => {
  // The library leaves names raw where the specification encodes them; no parameter of PAI has such a name.
  const query = fc.dictionary(fc.stringMatching(/^[A-Za-z0-9._~-]{1,20}$/), anyText);
  const nonce = fc.stringMatching(/^[\x21-\x7e]{1,40}$/);
  const id = anyText.filter((some) => some !== '');
  const property = fc.property(query, nonce, id, fc.string(), (parameters, nonceText, imageId, secret) => {
    const path = `/api/v1/images/${encodeURIComponent(imageId).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
    const headers = { host: 'a.example:1', 'x-acs-signature-nonce': nonceText, 'x-acs-date': '2026-01-02T03:04:05Z' };
    const theirs = OpenApiUtil.getAuthorization(
      { method: 'GET', pathname: path, query: parameters, headers } as never,
      'ACS3-HMAC-SHA256',
      EMPTY_SHA256,
      'ak',
      secret,
    );
    const ours = authorizationHeader(
      {
        method: 'GET',
        path,
        query: Object.entries(parameters),
        headers: Object.entries(headers),
        bodySha256: EMPTY_SHA256,
      },
      { id: 'ak', secret },
    );
    expect(ours).toBe(theirs);
  });
  fc.assert(property);
});
