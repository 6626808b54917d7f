import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRegion, isRegionId, NETWORKS, REGIONS, serviceHost } from './regions.ts';

describe('REGIONS', () => {
  test('are 23 distinct regions', () => {
    expect(new Set(REGIONS.map((region) => region.id)).size).toBe(23);
    expect(REGIONS).toHaveLength(23);
  });

  test.each(REGIONS.map((region) => [region.id, region] as const))('%s makes a valid host', (id, region) => {
    for (const network of NETWORKS) {
      const host = serviceHost(id, network);
      // URL drops tabs and line breaks and lowers capitals, so a host with any of these would come back changed.
      expect(new URL(`https://${host}/`).host).toBe(host);
      expect(host).toMatch(/^aiworkspace(-vpc)?\.([a-z]+(-[a-z0-9]+)+\.)?aliyuncs\.com$/);
    }
    expect(serviceHost(id, 'vpc')).toBe(`aiworkspace-vpc.${id}.aliyuncs.com`);
    expect(serviceHost(id, 'public')).toBe(region.publicHost ?? `aiworkspace.${id}.aliyuncs.com`);
  });

  test('only the central region has its own host', () => {
    const exceptions = REGIONS.filter((region) => region.publicHost !== undefined);
    expect(exceptions.map((region) => [region.id, region.publicHost])).toEqual([
      ['me-east-1', 'aiworkspace.aliyuncs.com'],
    ]);
  });

  test('only Mumbai is closed', () => {
    expect(REGIONS.filter((region) => region.closed).map((region) => region.id)).toEqual(['ap-south-1']);
  });
});

test('Dubai has the central host in public, and its own host in the VPC', () => {
  expect(serviceHost('me-east-1', 'public')).toBe('aiworkspace.aliyuncs.com');
  expect(serviceHost('me-east-1', 'vpc')).toBe('aiworkspace-vpc.me-east-1.aliyuncs.com');
});

describe('findRegion', () => {
  test('finds each region by its id', () => {
    for (const region of REGIONS) expect(findRegion(region.id)).toBe(region);
  });

  test.each([
    '',
    'cn',
    'cn-hangzhou ',
    ' cn-hangzhou',
    'CN-HANGZHOU',
    'cn-hangzhou\t',
    'cn-hangzhou.evil.com#',
    'cn-hangzhou@evil.com',
    'cn-hangzhou/..',
    'cn-hangzhou%00',
    'cn-hangzhou\r\nHost: evil.com',
    'ｃｎ-hangzhou',
    'cn-hang',
    '{region}',
    '__proto__',
    'constructor',
    'toString',
    'size',
  ])('does not find %j', (id) => {
    expect(findRegion(id)).toBeUndefined();
  });
});

describe('a region id', () => {
  test.each([
    'cn-zhangjiakou',
    'eu-west-1',
    'cn-north-2-gov-1',
    'me-central-1',
    'aa-b',
    `cn-${'x'.repeat(29)}`,
    ...REGIONS.map(({ id }) => id),
  ])('%s is valid, and makes a valid host', (id) => {
    expect(isRegionId(id)).toBe(true);
    for (const network of NETWORKS) {
      const host = serviceHost(id, network);
      expect(new URL(`https://${host}/`).host).toBe(host);
    }
    if (findRegion(id) === undefined) expect(serviceHost(id, 'public')).toBe(`aiworkspace.${id}.aliyuncs.com`);
    expect(serviceHost(id, 'vpc')).toBe(`aiworkspace-vpc.${id}.aliyuncs.com`);
  });

  test.each([
    '',
    'cn',
    'c-n',
    'Mars_1',
    'cn-hangzhou-',
    'cn--hangzhou',
    '-cn-hangzhou',
    '1cn-hangzhou',
    'c1-hangzhou',
    'cn-hangzhou ',
    ' cn-hangzhou',
    'CN-HANGZHOU',
    'EU-west-1',
    'cn-hangzhou\t',
    'cn-hangzhou\n',
    'cn-hangzhou.evil.com#',
    'cn-hangzhou@evil.com',
    'cn-hangzhou/..',
    'cn-hangzhou:80',
    'cn-hangzhou%00',
    'cn-hangzhou\r\nHost: evil.com',
    'ｃｎ-hangzhou',
    'cn-zhängjiakou',
    `cn-${'x'.repeat(30)}`,
    '{region}',
    '__proto__',
    'constructor',
  ])('%j is not a region id', (id) => {
    expect(isRegionId(id)).toBe(false);
    for (const network of NETWORKS) expect(serviceHost(id, network)).toBeUndefined();
  });

  test('of any text makes only hosts of the table or of the pattern', () => {
    const id = fc.constantFrom(...REGIONS.map((region) => region.id), 'cn-zhangjiakou', 'eu-west-1');
    const near = fc.tuple(fc.string(), id, fc.string({ unit: 'binary' })).map((parts) => parts.join(''));
    const formed = fc.stringMatching(/^[a-z]{1,9}(-[a-z0-9]{0,12}){0,4}$/);
    const property = fc.property(fc.oneof(fc.string(), near, formed), fc.constantFrom(...NETWORKS), (text, network) => {
      const host = serviceHost(text, network);
      const isOne = findRegion(text) !== undefined || (/^[a-z]{2,}(-[a-z0-9]+)+$/.test(text) && text.length <= 32);
      const pattern = `aiworkspace${network === 'vpc' ? '-vpc' : ''}.${text}.aliyuncs.com`;
      const central = network === 'public' ? findRegion(text)?.publicHost : undefined;
      expect(host).toBe(isOne ? (central ?? pattern) : undefined);
      if (host !== undefined) expect(new URL(`https://${host}`).host).toBe(host);
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
