import { expect, test } from 'vitest';
import { builtInCatalog } from '../../testing/built-in.ts';
import type { Provenance } from './catalog.ts';
import { provenanceOfImages } from './catalog-source.ts';

const imageWith = (id: string, provenance: Provenance) => ({
  facts: { ImageId: id, Name: id, ImageUri: 'registry.cn-hangzhou.aliyuncs.com/a' },
  labels: [],
  provenance,
});

test('only images with provenance are returned, with their regions instead of other URIs', () => {
  const images = [
    imageWith('none', {}),
    imageWith('any region', { OtherUris: ['registry.{region}.aliyuncs.com/a'] }),
    imageWith('regions', { OtherUris: ['registry.cn-beijing.aliyuncs.com/a'], RegionsSeen: ['us-west-1'] }),
    imageWith('rest', { LabelBasis: { k: 'tag' }, Evidence: 'B', Source: ['s'], Note: 'n', ImageIdSeen: 'image-x' }),
  ];
  expect(provenanceOfImages(images)()).toEqual([
    { ImageId: 'regions', Regions: ['us-west-1', 'cn-beijing'] },
    { ImageId: 'rest', LabelBasis: { k: 'tag' }, Evidence: 'B', Source: ['s'], Note: 'n', ImageIdSeen: 'image-x' },
  ]);
});

test('is computed once, at the first call', () => {
  let looks = 0;
  const watched = {
    ...imageWith('a', {}),
    get provenance() {
      looks += 1;
      return { Note: 'n' };
    },
  };
  const provenance = provenanceOfImages([watched]);
  expect(looks).toBe(0);
  expect(provenance()).toHaveLength(1);
  expect(provenance()).toBe(provenance());
  expect(looks).toBe(1);
});

test('has every real image of the built-in catalog, and no sample', () => {
  const reported = provenanceOfImages(builtInCatalog().images)();
  expect(reported).toHaveLength(205);
  for (const { ImageId, Source } of reported) expect(Source?.length, ImageId).toBeGreaterThan(0);
});
