import { describe, expect, test } from 'vitest';
import type { Image, Label } from '../../../contract/operations.ts';
import type { CatalogImage } from './catalog.ts';
import { createCatalogSource } from './catalog-source.ts';

const signal = new AbortController().signal;

function image(id: string, labels: Record<string, string>, facts: Partial<Image> = {}): CatalogImage {
  return {
    facts: { ImageId: id, ...facts },
    labels: Object.entries(labels).map(([Key, Value]) => ({ Key, Value })),
    provenance: {},
  };
}

const source = createCatalogSource({
  images: [
    image('image-3', { chip: 'GPU', torch: '2.10', py: '3.9' }, { Name: 'b', WorkspaceId: '7' }),
    image('image-2', { chip: 'GPU', torch: '2.0rc1' }, { Name: 'b', ImageUri: 'r.cn-beijing.aliyuncs.com/b' }),
    image('image-1', { chip: 'CPU', torch: '2.0', Zone: '1' }, { Name: 'a', Description: 'First', WorkspaceId: '0' }),
  ],
  workspaces: [
    {
      facts: { WorkspaceId: '7', WorkspaceName: 'Seven' },
      owner: { UserId: '1', DisplayName: 'owner' },
    },
  ],
});

const printed = (labels: readonly Label[]) => labels.map(({ Key, Value }) => `${Key}=${Value}`);

async function labelsOf(request: Parameters<typeof source.listImageLabels>[0]) {
  const outcome = await source.listImageLabels(request, signal);
  if (!outcome.ok) throw new Error(outcome.error.message);
  expect(outcome.value.answer.TotalCount).toBe(outcome.value.answer.Labels.length);
  return printed(outcome.value.answer.Labels);
}

async function imagesOf(request: Parameters<typeof source.listImages>[0]) {
  const outcome = await source.listImages(request, signal);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.answer;
}

test('it is the embedded source and knows its size', () => {
  expect(source).toMatchObject({ kind: 'embedded', imageCount: 3 });
});

describe('ListImageLabels', () => {
  test('without parameters returns every label once, by key and then by version', async () => {
    expect(await labelsOf({})).toEqual([
      'Zone=1',
      'chip=CPU',
      'chip=GPU',
      'py=3.9',
      'torch=2.0rc1',
      'torch=2.0',
      'torch=2.10',
    ]);
  });

  test('LabelFilter selects images, and all labels of these images are returned', async () => {
    expect(await labelsOf({ LabelFilter: [{ key: 'chip', value: 'GPU' }] })).toEqual([
      'chip=GPU',
      'py=3.9',
      'torch=2.0rc1',
      'torch=2.10',
    ]);
  });

  test('LabelKeys keeps only these keys, each once, in the order of the answer', async () => {
    expect(await labelsOf({ LabelKeys: ['torch', 'chip', 'torch', 'none'] })).toEqual([
      'chip=CPU',
      'chip=GPU',
      'torch=2.0rc1',
      'torch=2.0',
      'torch=2.10',
    ]);
  });

  test('conditions that no image meets together return no labels', async () => {
    const both = [
      { key: 'chip', value: 'CPU' },
      { key: 'py', value: '*' },
    ];
    expect(await labelsOf({ LabelFilter: both })).toEqual([]);
  });

  test('ImageId and the filter both apply', async () => {
    expect(await labelsOf({ ImageId: 'image-1', LabelKeys: ['chip'] })).toEqual(['chip=CPU']);
    expect(await labelsOf({ ImageId: 'image-1', LabelFilter: [{ key: 'chip', value: 'GPU' }] })).toEqual([]);
    expect(await labelsOf({ ImageId: 'image-x' })).toEqual([]);
  });

  test('workspace 0 contains the images without a workspace, and an unknown workspace contains none', async () => {
    expect(await labelsOf({ WorkspaceId: '0', LabelKeys: ['torch'] })).toEqual(['torch=2.0rc1', 'torch=2.0']);
    expect(await labelsOf({ WorkspaceId: '7', LabelKeys: ['torch'] })).toEqual(['torch=2.10']);
    expect(await labelsOf({ WorkspaceId: '8' })).toEqual([]);
  });

  test('Region removes only images of other regions', async () => {
    expect(await labelsOf({ Region: 'us-west-1', LabelKeys: ['torch'] })).toEqual(['torch=2.0', 'torch=2.10']);
    expect(await labelsOf({ Region: 'cn-beijing', LabelKeys: ['torch'] })).toHaveLength(3);
  });
});

describe('ListImages', () => {
  test('is ordered by name, then by id, and has labels only with Verbose', async () => {
    const { Images, TotalCount } = await imagesOf({});
    expect(TotalCount).toBe(3);
    expect(Images).toEqual([
      { ImageId: 'image-1', Name: 'a', Description: 'First', WorkspaceId: '0' },
      { ImageId: 'image-2', Name: 'b', ImageUri: 'r.cn-beijing.aliyuncs.com/b' },
      { ImageId: 'image-3', Name: 'b', WorkspaceId: '7' },
    ]);
    const verbose = await imagesOf({ Verbose: true });
    expect(printed(verbose.Images[1]?.Labels ?? [])).toEqual(['chip=GPU', 'torch=2.0rc1']);
  });

  test('pages count from 1, and the total is that of all pages', async () => {
    expect(await imagesOf({ PageNumber: 2, PageSize: 2 })).toMatchObject({
      TotalCount: 3,
      Images: [{ ImageId: 'image-3' }],
    });
    expect(await imagesOf({ PageNumber: 1_000_000_000, PageSize: 100 })).toEqual({ TotalCount: 3, Images: [] });
  });
});

describe('GetImage', () => {
  test('answers with the image, its labels only with Verbose', async () => {
    const plain = await source.getImage({ ImageId: 'image-2' }, signal);
    expect(plain).toEqual({
      ok: true,
      value: { answer: { ImageId: 'image-2', Name: 'b', ImageUri: 'r.cn-beijing.aliyuncs.com/b' } },
    });
    const verbose = await source.getImage({ ImageId: 'image-2', Verbose: true }, signal);
    expect(verbose.ok && printed(verbose.value.answer.Labels ?? [])).toEqual(['chip=GPU', 'torch=2.0rc1']);
  });

  test('an unknown id, or an image that is not available in the region, is not found', async () => {
    expect(await source.getImage({ ImageId: 'image-x' }, signal)).toEqual({
      ok: false,
      error: { code: 'ImageNotFound', message: 'ImageId "image-x" names no image of the catalog', status: 404 },
    });
    expect(await source.getImage({ ImageId: 'image-2', Region: 'us-west-1' }, signal)).toMatchObject({
      error: { code: 'ImageNotFound', message: 'ImageId "image-2" names no image of the catalog in Region us-west-1' },
    });
    expect(await source.getImage({ ImageId: 'image-2', Region: 'cn-beijing' }, signal)).toMatchObject({ ok: true });
  });
});

describe('GetWorkspace', () => {
  test('names the owner only with Verbose', async () => {
    expect(await source.getWorkspace({ WorkspaceId: '7', Region: 'us-west-1' }, signal)).toEqual({
      ok: true,
      value: { answer: { WorkspaceId: '7', WorkspaceName: 'Seven' } },
    });
    expect(await source.getWorkspace({ WorkspaceId: '7', Verbose: true }, signal)).toMatchObject({
      value: { answer: { Owner: { UserId: '1', DisplayName: 'owner' } } },
    });
  });

  test('an unknown one is not found', async () => {
    expect(await source.getWorkspace({ WorkspaceId: '8' }, signal)).toEqual({
      ok: false,
      error: { code: 'WorkspaceNotFound', message: 'WorkspaceId 8 names no workspace of the catalog', status: 404 },
    });
  });
});

test('changing an answer does not change the next one', async () => {
  const first = await source.listImageLabels({}, signal);
  if (first.ok) first.value.answer.Labels.length = 0;
  expect(await labelsOf({})).toHaveLength(7);
});
