import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REGIONS } from '../../../contract/regions.ts';
import { regionsOf, regionsSeen } from './catalog.ts';
import { indexCatalog } from './index/catalog-index.ts';

const imageWith = (uri: string | undefined, seen: { OtherUris?: string[]; RegionsSeen?: string[] } = {}) => ({
  facts: { ImageId: 'image-1', ...(uri === undefined ? {} : { ImageUri: uri }) },
  labels: [],
  provenance: seen,
});

test.each<[uri: string | undefined, regions: string[]]>([
  ['registry.cn-hangzhou.aliyuncs.com/pai-dlc/a:1', ['cn-hangzhou']],
  ['registry.{region}.aliyuncs.com/a', []],
  ['', []],
  [undefined, []],
])('the host of %s names the regions %j', (uri, regions) => {
  expect([...regionsOf(imageWith(uri))]).toEqual(regions);
});

test('other URIs and regions of the provenance also count, each once', () => {
  const image = imageWith('registry.cn-hangzhou.aliyuncs.com/a', {
    OtherUris: ['registry.cn-beijing.aliyuncs.com/a', 'registry.{region}.aliyuncs.com/a'],
    RegionsSeen: ['cn-hangzhou', 'us-west-1'],
  });
  expect([...regionsOf(image)].sort()).toEqual(['cn-beijing', 'cn-hangzhou', 'us-west-1']);
});

test('the regions of the provenance do not include the region of its URI', () => {
  const image = imageWith('registry.cn-hangzhou.aliyuncs.com/a', {
    OtherUris: ['registry.cn-beijing.aliyuncs.com/a'],
    RegionsSeen: ['us-west-1', 'cn-beijing'],
  });
  expect([...regionsSeen(image.provenance)]).toEqual(['us-west-1', 'cn-beijing']);
});

test('an image is in its regions; an image without regions is in every region, known or not', () => {
  const known = fc.constantFrom('cn-hangzhou', 'cn-zhangjiakou', 'eu-west-1');
  const images = fc.array(
    fc.uniqueArray(known, { maxLength: 2 }).map((RegionsSeen) => imageWith(undefined, { RegionsSeen })),
  );
  const asked = fc.constantFrom(...REGIONS.map(({ id }) => id), 'cn-zhangjiakou', 'eu-west-1', 'xx-nowhere-9');
  const property = fc.property(images, asked, (all, region) => {
    const index = indexCatalog(all);
    const naive = all.flatMap((image, position) => {
      const regions = regionsOf(image);
      return regions.size === 0 || regions.has(region) ? [position] : [];
    });
    expect([...index.select({ region })]).toEqual(naive);
    expect([...index.select({ region })]).toEqual(naive);
    const unlisted = new Set(all.flatMap((image) => [...regionsOf(image)]));
    expect(index.unlistedRegions).toEqual([...unlisted].filter((id) => id !== 'cn-hangzhou').sort());
  });
  fc.assert(property);
});
