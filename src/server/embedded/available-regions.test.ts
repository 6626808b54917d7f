import { expect, test } from 'vitest';
import { regionsOf, regionsSeen } from './available-regions.ts';

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

test('further URIs and the regions it was seen in count as well, each once', () => {
  const image = imageWith('registry.cn-hangzhou.aliyuncs.com/a', {
    OtherUris: ['registry.cn-beijing.aliyuncs.com/a', 'registry.{region}.aliyuncs.com/a'],
    RegionsSeen: ['cn-hangzhou', 'us-west-1'],
  });
  expect([...regionsOf(image)].sort()).toEqual(['cn-beijing', 'cn-hangzhou', 'us-west-1']);
});

test('what the provenance alone tells leaves the URI of the image aside', () => {
  const image = imageWith('registry.cn-hangzhou.aliyuncs.com/a', {
    OtherUris: ['registry.cn-beijing.aliyuncs.com/a'],
    RegionsSeen: ['us-west-1', 'cn-beijing'],
  });
  expect([...regionsSeen(image.provenance)]).toEqual(['us-west-1', 'cn-beijing']);
});
