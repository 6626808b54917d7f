import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRegion, REGIONS } from '../../../contract/regions.ts';
import { anyText } from '../../testing/any-text.ts';
import { endpointOf } from './live-source.ts';

const NETWORKS = ['public', 'vpc'] as const;
const TABLE = new Set(
  NETWORKS.flatMap((network) => REGIONS.map(({ id }) => endpointOf(id, { network })?.href)).filter(Boolean),
);

describe('the endpoint of a region', () => {
  test.each([
    ['cn-hangzhou', 'public', 'https://aiworkspace.cn-hangzhou.aliyuncs.com/'],
    ['cn-hangzhou', 'vpc', 'https://aiworkspace-vpc.cn-hangzhou.aliyuncs.com/'],
    // The official SDK's table has two errors: a tab in one host, and the VPC host in the public column.
    ['cn-guangzhou', 'public', 'https://aiworkspace.cn-guangzhou.aliyuncs.com/'],
    ['ap-southeast-5', 'public', 'https://aiworkspace.ap-southeast-5.aliyuncs.com/'],
    ['cn-zhangjiakou', 'public', 'https://aiworkspace.cn-zhangjiakou.aliyuncs.com/'],
    ['eu-west-1', 'vpc', 'https://aiworkspace-vpc.eu-west-1.aliyuncs.com/'],
    ['me-east-1', 'public', 'https://aiworkspace.aliyuncs.com/'],
    ['me-east-1', 'vpc', 'https://aiworkspace-vpc.me-east-1.aliyuncs.com/'],
  ] as const)('%s, %s', (region, network, url) => {
    expect(endpointOf(region, { network })?.href).toBe(url);
  });

  test('comes from the settings if they have one', () => {
    const at = (endpoint: string) => endpointOf('cn-beijing', { network: 'vpc', endpoint })?.href;
    expect(at('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080/');
    expect(at('https://pai.{region}.example/{region}/')).toBe('https://pai.cn-beijing.example/cn-beijing/');
  });
});

describe('no text leads to a host outside the table and the pattern', () => {
  const tricks = [
    'x@evil.example/',
    'cn-hangzhou.evil.example#',
    'evil.example/?',
    '..',
    'cn-hangzhou%0d%0a',
    'cn-hangzhou\r\nHost: evil',
    'cn-hangzhou．evil．example',
    'xn--cn-hangzhou',
    'eu-west-1.evil.example',
    'eu-west-1-',
    'Mars_1',
    ' cn-hangzhou',
    'CN-HANGZHOU',
    '__proto__',
    'constructor',
    '',
  ];
  test.each(tricks)('%j', (text) => {
    for (const network of NETWORKS) expect(endpointOf(text, { network })).toBeUndefined();
    expect(endpointOf(text, { network: 'public', endpoint: 'https://{region}.example' })).toBeUndefined();
  });

  test('random text, and random text around an id', () => {
    const id = fc.constantFrom(...REGIONS.map((region) => region.id));
    const around = fc.tuple(fc.string(), id, fc.string()).map((parts) => parts.join(''));
    const network = fc.constantFrom(...NETWORKS);
    fc.assert(
      fc.property(fc.oneof(anyText, around), network, (text, net) => {
        const url = endpointOf(text, { network: net });
        if (url === undefined || TABLE.has(url.href)) return;
        expect(findRegion(text)).toBeUndefined();
        expect(text).toMatch(/^[a-z]{2,}(-[a-z0-9]+)+$/);
        expect(url.href).toBe(`https://aiworkspace${net === 'vpc' ? '-vpc' : ''}.${text}.aliyuncs.com/`);
      }),
      { numRuns: 1_000 },
    );
  });
});
