import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVpcOnly, regionOfUri } from './image-uri.ts';
import { otherNetwork } from './other-network.ts';
import { REGIONS } from './regions.ts';

describe('the address on the other network', () => {
  test.each<[uri: string, other: string]>([
    ['registry.cn-hangzhou.aliyuncs.com/pai-dlc/a:1', 'registry-vpc.cn-hangzhou.aliyuncs.com/pai-dlc/a:1'],
    ['dsw-registry.cn-shanghai.cr.aliyuncs.com/pai/a:1', 'dsw-registry-vpc.cn-shanghai.cr.aliyuncs.com/pai/a:1'],
    [
      'mybigpai-public-registry.cn-beijing.cr.aliyuncs.com/x',
      'mybigpai-public-registry-vpc.cn-beijing.cr.aliyuncs.com/x',
    ],
    ['registry.{region}.aliyuncs.com/a', 'registry-vpc.{region}.aliyuncs.com/a'],
    ['dsw-registry.{region}.cr.aliyuncs.com/a', 'dsw-registry-vpc.{region}.cr.aliyuncs.com/a'],
    ['registry-intl.ap-southeast-6.aliyuncs.com/a', 'registry-intl-vpc.ap-southeast-6.aliyuncs.com/a'],
    ['crpi-abc123.eu-west-1.personal.cr.aliyuncs.com/a', 'crpi-abc123-vpc.eu-west-1.personal.cr.aliyuncs.com/a'],
    ['registry-cn-hangzhou.ack.aliyuncs.com/acs/x:1', 'registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/x:1'],
    [
      'https://Registry.CN-Beijing.aliyuncs.com:443/a@sha256:0',
      'https://Registry-vpc.CN-Beijing.aliyuncs.com:443/a@sha256:0',
    ],
  ])('%s and %s', (open, inside) => {
    expect(otherNetwork(open)).toEqual({ network: 'vpc', uri: inside });
    expect(otherNetwork(inside)).toEqual({ network: 'public', uri: open });
  });

  test.each([
    '',
    'python:3.11',
    'registry.example.com/a',
    'registry.cn-hangzhou.aliyuncs.com',
    'registry.cn-hangzhou.aliyuncs.com.evil.example/a',
    'registry.cn-hangzhou.aliyuncs.com@evil.example/a',
    'registry-internal.cn-hangzhou.aliyuncs.com/a',
    'lab.cn-zhangjiakou.cr.aliyuncs.com/a',
    'bucket.oss-cn-hangzhou.aliyuncs.com/a.tar',
    'docker.io/registry.cn-hangzhou.aliyuncs.com/a',
  ])('%j has no other address by its pattern', (uri) => {
    expect(otherNetwork(uri)).toBeUndefined();
  });

  test('applied twice gives the same address, in the same region', () => {
    const uri = fc
      .tuple(
        fc.constantFrom('registry', 'dsw-registry', 'a-b-registry', 'registry-intl'),
        fc.constantFrom('', '-vpc'),
        fc.constantFrom(...REGIONS.map(({ id }) => id)),
        fc.constantFrom('', '.cr'),
        fc.string(),
      )
      .map(([name, vpc, region, cr, path]) => `${name}${vpc}.${region}${cr}.aliyuncs.com/${path.trim()}`);
    fc.assert(
      fc.property(uri, (own) => {
        const other = otherNetwork(own);
        expect(other && otherNetwork(other.uri)?.uri).toBe(own);
        expect(other && isVpcOnly(other.uri)).toBe(other?.network === 'vpc');
        expect(other && regionOfUri(other.uri)).toBe(regionOfUri(own));
      }),
    );
  });
});
