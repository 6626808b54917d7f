import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillRegion, isVpcOnly, needsRegion, regionOfUri } from './image-uri.ts';
import { REGIONS } from './regions.ts';

const region = fc.constantFrom(...REGIONS.map(({ id }) => id));
/** A part of a host that is not a region: no region begins with z. */
const otherPart = fc.stringMatching(/^z[a-z0-9]{0,8}$/);
const scheme = fc.constantFrom('', 'https://', 'docker://');
const port = fc.constantFrom('', ':443', ':');
/** Everything after the host, including regions and placeholders. */
const path = fc
  .array(fc.oneof(region, fc.constant('{region}'), fc.constantFrom('a-vpc.b', '.', ':', '$&', '@'), fc.string()))
  .map((parts) => parts.join('/'));

describe('the region of a URI', () => {
  test.each<[uri: string, region: string | undefined]>([
    ['registry.cn-hangzhou.aliyuncs.com/pai-dlc/a:1', 'cn-hangzhou'],
    ['dsw-registry-vpc.cn-shanghai.cr.aliyuncs.com/pai/a:1', 'cn-shanghai'],
    ['https://Registry.CN-Beijing.aliyuncs.com:443/a', 'cn-beijing'],
    ['registry.cn-shanghai-finance-1.aliyuncs.com/a', 'cn-shanghai-finance-1'],
    ['lab.cn-zhangjiakou.cr.aliyuncs.com/a/b:1', 'cn-zhangjiakou'],
    ['my-lab.cn-zhangjiakou.cr.aliyuncs.com/a/b@sha256:0123', 'cn-zhangjiakou'],
    ['crpi-abc123-vpc.cn-hangzhou.personal.cr.aliyuncs.com/a/b', 'cn-hangzhou'],
    ['crpi-abc123.eu-west-1.personal.cr.aliyuncs.com/a/b', 'eu-west-1'],
    ['registry-internal.cn-hangzhou.aliyuncs.com/a/b:1', 'cn-hangzhou'],
    ['registry-intl-vpc.ap-southeast-6.aliyuncs.com/a/b:1', 'ap-southeast-6'],
    ['registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/x:1', 'cn-hangzhou'],
    ['registry-cn-chengdu.ack.aliyuncs.com/acs/x:1', 'cn-chengdu'],
    ['docker://registry-cn-chengdu-vpc.ack.aliyuncs.com:443/acs/x', 'cn-chengdu'],
    ['DOCKER://Lab-Registry.CN-Zhangjiakou.cr.aliyuncs.com./a:1', 'cn-zhangjiakou'],
    ['my-team-registry.cr.aliyuncs.com/a', undefined],
    ['registry-{region}-vpc.ack.aliyuncs.com/acs/x:1', undefined],
    ['bucket.oss-cn-hangzhou.aliyuncs.com/a.tar', undefined],
    ['763104351884.dkr.ecr.us-east-1.amazonaws.com/x:1', undefined],
    ['us-east1-docker.pkg.dev/p/r/x:1', undefined],
    ['eu-central-1.azurecr.io/x', undefined],
    ['registry.us-east-1:5000/a', undefined],
    ['registry.cn-hangzhou.aliyuncs.com.evil.example/a', undefined],
    ['registry.cn-hangzhou.notaliyuncs.com/a', undefined],
    ['registry.cn-hangzhou.aliyuncs.com@evil.example/a', undefined],
    ['registry.{region}.aliyuncs.com/a', undefined],
    ['docker.io/library/cn-hangzhou.example:1', undefined],
    ['registry.cn-hangzhou-evil.com/a', undefined],
    ['registry.example.com/cn-hangzhou.a/b', undefined],
    ['cn-hangzhou/a:1', undefined],
    ['', undefined],
  ])('%s: %s', (uri, expected) => {
    expect(regionOfUri(uri)).toBe(expected);
  });

  test('is a whole part of the host, in any position, and never a part of the path', () => {
    const property = fc.property(
      scheme,
      fc.array(otherPart, { minLength: 1, maxLength: 3 }),
      fc.array(otherPart, { minLength: 1, maxLength: 3 }),
      fc.option(region),
      port,
      path,
      (before, first, last, asked, behind, rest) => {
        const host = [...first, ...(asked === null ? [] : [asked]), ...last, 'aliyuncs.com'].join('.');
        expect(regionOfUri(`${before}${host}${behind}/${rest}`)).toBe(asked ?? undefined);
      },
    );
    fc.assert(property);
  });
});

describe('a registry inside the VPC', () => {
  test.each([
    ['registry-vpc.cn-hangzhou.aliyuncs.com/a', true],
    ['dsw-registry-vpc.{region}.cr.aliyuncs.com/a', true],
    ['https://EAS-Registry-VPC.cn-hangzhou.cr.aliyuncs.com/a', true],
    ['pai-registry-vpc-2.cn-hangzhou.cr.aliyuncs.com/a', true],
    ['registry.cn-hangzhou.aliyuncs.com/a-vpc.b/c-vpc', false],
    ['registry-internal.cn-hangzhou.aliyuncs.com/a/b:1', true],
    ['registry-internal.{region}.aliyuncs.com/a/b:1', true],
    ['registry-intl-vpc.ap-southeast-1.aliyuncs.com/a', true],
    ['registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/x:1', true],
    ['docker://REGISTRY-cn-chengdu-vpc.ack.aliyuncs.com:443/acs/x@sha256:01', true],
    ['my-lab-registry-vpc.cn-zhangjiakou.cr.aliyuncs.com/a', true],
    ['crpi-abc123-vpc.cn-hangzhou.personal.cr.aliyuncs.com/a/b', true],
    ['my-lab-registry.cn-zhangjiakou.cr.aliyuncs.com/a', false],
    ['lab.cn-zhangjiakou.cr.aliyuncs.com/a', false],
    ['registry-cn-hangzhou.ack.aliyuncs.com/acs/x:1', false],
    ['registry-internal.example.com/a', false],
    ['registry.my-vpc.example/a', false],
    ['registry-vpcs.cn-hangzhou.aliyuncs.com/a', false],
    ['vpc.cn-hangzhou.aliyuncs.com/a', false],
    ['team-vpc/a', false],
    ['', false],
  ])('%s: %s', (uri, expected) => {
    expect(isVpcOnly(uri)).toBe(expected);
  });

  test('depends on the first part of the host only', () => {
    const property = fc.property(
      scheme,
      otherPart,
      fc.boolean(),
      otherPart,
      path,
      (before, name, vpc, domain, rest) => {
        expect(isVpcOnly(`${before}${name}${vpc ? '-vpc' : ''}.${domain}/${rest}`)).toBe(vpc);
      },
    );
    fc.assert(property);
  });
});

describe('the placeholder', () => {
  test('is replaced everywhere, as by splitting and joining', () => {
    const property = fc.property(path, fc.oneof(region, fc.constantFrom('$&', '$1', '$$')), (uri, asked) => {
      expect(fillRegion(uri, asked)).toBe(uri.split('{region}').join(asked));
      expect(needsRegion(fillRegion(uri, asked))).toBe(false);
      expect(needsRegion(uri)).toBe(uri.split('{region}').length > 1);
    });
    fc.assert(property);
  });

  test('stays if no region is chosen', () => {
    const property = fc.property(path, (uri) => {
      expect(fillRegion(uri, '')).toBe(uri);
    });
    fc.assert(property);
  });

  test('replaced, makes a host that names its region', () => {
    const property = fc.property(region, path, (asked, rest) => {
      expect(regionOfUri(fillRegion(`registry.{region}.aliyuncs.com/${rest}`, asked))).toBe(asked);
    });
    fc.assert(property);
  });
});
