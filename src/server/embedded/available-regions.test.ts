import { expect, test } from 'vitest';
import { regionsOf } from './available-regions.ts';

const imageWith = (uri: string | undefined, seen: { OtherUris?: string[]; RegionsSeen?: string[] } = {}) => ({
  facts: { ImageId: 'image-1', ...(uri === undefined ? {} : { ImageUri: uri }) },
  labels: [],
  provenance: seen,
});

test.each<[uri: string | undefined, regions: string[]]>([
  ['registry.cn-hangzhou.aliyuncs.com/pai-dlc/a:1', ['cn-hangzhou']],
  ['dsw-registry-vpc.cn-shanghai.cr.aliyuncs.com/pai/a:1', ['cn-shanghai']],
  ['https://Registry.CN-Beijing.aliyuncs.com:443/a', ['cn-beijing']],
  ['registry.cn-shanghai-finance-1.aliyuncs.com/a', ['cn-shanghai-finance-1']],
  ['registry.us-east-1:5000/a', ['us-east-1']],
  ['registry.{region}.aliyuncs.com/a', []],
  ['docker.io/library/cn-hangzhou.example:1', []],
  ['registry.cn-hangzhou-evil.com/a', []],
  ['registry.example.com/cn-hangzhou.a/b', []],
  ['cn-hangzhou/a:1', []],
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
