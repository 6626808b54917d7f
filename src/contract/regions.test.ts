import { describe, expect, test } from 'vitest';
import { findRegion, NETWORKS, REGIONS, serviceHost } from './regions.ts';

describe('REGIONS', () => {
  test('are 23, each once, with a name', () => {
    expect(new Set(REGIONS.map((region) => region.id)).size).toBe(23);
    expect(REGIONS).toHaveLength(23);
    for (const region of REGIONS) expect(region.en.trim()).not.toBe('');
  });

  test.each(REGIONS.map((region) => [region.id, region] as const))('%s makes a host as it stands', (id, region) => {
    for (const network of NETWORKS) {
      const host = serviceHost(id, network);
      // URL drops tabs and line breaks and lowers capitals, so a host that needs either comes back changed.
      expect(new URL(`https://${host}/`).host).toBe(host);
      expect(host).toMatch(/^aiworkspace(-vpc)?\.([a-z]+(-[a-z0-9]+)+\.)?aliyuncs\.com$/);
    }
    expect(serviceHost(id, 'vpc')).toBe(`aiworkspace-vpc.${id}.aliyuncs.com`);
    expect(serviceHost(id, 'public')).toBe(region.publicHost ?? `aiworkspace.${id}.aliyuncs.com`);
  });

  test('only the central region has a host of its own', () => {
    const exceptions = REGIONS.filter((region) => region.publicHost !== undefined);
    expect(exceptions.map((region) => [region.id, region.publicHost])).toEqual([
      ['me-east-1', 'aiworkspace.aliyuncs.com'],
    ]);
  });

  test('only Mumbai is closed', () => {
    expect(REGIONS.filter((region) => region.closed).map((region) => region.id)).toEqual(['ap-south-1']);
  });
});

test('the central host answers for Dubai from outside, its own host from inside', () => {
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
  ])('finds nothing for %j', (id) => {
    expect(findRegion(id)).toBeUndefined();
    for (const network of NETWORKS) expect(serviceHost(id, network)).toBeUndefined();
  });
});
