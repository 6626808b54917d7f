import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '../../../contract/filter.ts';
import type { Label } from '../../../contract/operations.ts';
import type { ListImageLabelsRequest, ListImagesRequest } from '../../../contract/requests.ts';
import { compareVersions } from '../../../contract/versions.ts';
import type { CatalogImage } from './catalog.ts';
import { createCatalogSource } from './catalog-source.ts';

/**
 * Compares the index with a naive implementation of the contract, which tests each condition on each image. Keys,
 * values and scopes come from short lists, so that conditions often match. The lists contain names that break objects
 * and grammars.
 */
const key = fc.constantFrom('__proto__', 'constructor', 'toString', 'system.framework.PyTorch', 'team', '团队', '');
const value = fc.constantFrom('2.0rc1', '2.0', '2.0.1', '2.10', 'GPU', '', '*', 'a, b', '__proto__');
const label: fc.Arbitrary<Label> = fc.record({ Key: key, Value: value });
const workspaceId = fc.constantFrom('0', '1', '22');
const region = fc.constantFrom('cn-hangzhou', 'cn-beijing', 'us-west-1');
const uri = fc.constantFrom(
  'r.cn-hangzhou.aliyuncs.com/a',
  'r.cn-beijing.aliyuncs.com/b',
  'r.{region}.com/c',
  'd.io/e',
);
const text = fc.constantFrom('Vision', 'vision-2', 'SPEECH', 'speech vision', '语音', '');
const time = fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T08:00:00.000+08:00', '2025-12-31T23:59Z', 'unknown');
const accessibility = fc.constantFrom('PUBLIC' as const, 'PRIVATE' as const);

const image: fc.Arbitrary<CatalogImage> = fc.record({
  facts: fc.record(
    {
      ImageId: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }),
      Name: text,
      Description: text,
      ImageUri: uri,
      WorkspaceId: workspaceId,
      GmtCreateTime: time,
      Accessibility: accessibility,
    },
    { requiredKeys: ['ImageId'] },
  ),
  labels: fc.array(label, { maxLength: 8 }),
  provenance: fc.record({ RegionsSeen: fc.array(region, { maxLength: 2 }) }, { requiredKeys: [] }),
});
const catalog = fc.uniqueArray(image, { selector: ({ facts }) => facts.ImageId, maxLength: 14 });
const conditions = fc.array(fc.record({ key, value }), { maxLength: 3 });

function meets(image: CatalogImage, condition: Condition): boolean {
  return image.labels.some(
    ({ Key, Value }) => Key === condition.key && (condition.value === '*' || condition.value === Value),
  );
}

function inScope(
  image: CatalogImage,
  scope: { WorkspaceId?: string | undefined; Region?: string | undefined },
): boolean {
  const seen = image.provenance.RegionsSeen ?? [];
  const uri = image.facts.ImageUri ?? '';
  const anywhere = seen.length === 0 && !/cn-hangzhou|cn-beijing/.test(uri);
  const inRegion = anywhere || seen.some((id) => id === scope.Region) || uri.includes(`.${scope.Region}.`);
  const inWorkspace = (image.facts.WorkspaceId ?? '0') === scope.WorkspaceId;
  return (scope.Region === undefined || inRegion) && (scope.WorkspaceId === undefined || inWorkspace);
}

function naiveLabels(images: readonly CatalogImage[], request: ListImageLabelsRequest): Label[] {
  const found: Label[] = [];
  for (const image of images) {
    if (request.ImageId !== undefined && image.facts.ImageId !== request.ImageId) continue;
    if (!inScope(image, request) || !(request.LabelFilter ?? []).every((one) => meets(image, one))) continue;
    for (const label of image.labels) {
      if (request.LabelKeys !== undefined && !request.LabelKeys.includes(label.Key)) continue;
      if (!found.some((known) => known.Key === label.Key && known.Value === label.Value)) found.push(label);
    }
  }
  return found.sort((a, b) => textOrder(a.Key, b.Key) || compareVersions(a.Value, b.Value));
}

function naiveImages(images: readonly CatalogImage[], request: ListImagesRequest): CatalogImage[] {
  const has = (text: string | undefined, part: string | undefined) =>
    (text ?? '').toLowerCase().includes((part ?? '').toLowerCase());
  const found = images
    .filter((image) => inScope(image, request) && (request.Labels ?? []).every((one) => meets(image, one)))
    .filter(({ facts }) => has(facts.Name, request.Name))
    .filter(({ facts }) => has(facts.Name, request.Query) || has(facts.Description, request.Query))
    .filter(({ facts }) => request.ImageUri === undefined || facts.ImageUri === request.ImageUri)
    .filter(({ facts }) => request.Accessibility === undefined || facts.Accessibility === request.Accessibility)
    .sort((a, b) => textOrder(a.facts.Name ?? '', b.facts.Name ?? '') || textOrder(a.facts.ImageId, b.facts.ImageId));
  if (request.SortBy === undefined) return found;
  const timeOf = (image: CatalogImage) => Date.parse(image.facts.GmtCreateTime ?? 'unknown');
  const timed = found.filter((image) => !Number.isNaN(timeOf(image)));
  const sign = request.Order === 'DESC' ? -1 : 1;
  return [
    ...timed.sort((a, b) => sign * (timeOf(a) - timeOf(b))),
    ...found.filter((image) => Number.isNaN(timeOf(image))),
  ];
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const signal = new AbortController().signal;

test('ListImageLabels answers like the naive implementation', async () => {
  const request = fc.record(
    {
      LabelFilter: conditions,
      LabelKeys: fc.array(key, { minLength: 1, maxLength: 4 }),
      ImageId: fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 }),
      WorkspaceId: workspaceId,
      Region: region,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(catalog, request, async (images, request) => {
      const outcome = await createCatalogSource({ images, workspaces: [] }).listImageLabels(request, signal);
      const labels = naiveLabels(images, request);
      expect(outcome).toEqual({ ok: true, value: { answer: { TotalCount: labels.length, Labels: labels } } });
    }),
    { numRuns: 1500 },
  );
});

test('ListImages answers like the naive implementation', async () => {
  const request = fc.record(
    {
      Labels: conditions,
      Name: text.filter((part) => part !== ''),
      Query: text.filter((part) => part !== ''),
      ImageUri: uri,
      Accessibility: accessibility,
      WorkspaceId: workspaceId,
      Region: region,
      SortBy: fc.constant('GmtCreateTime' as const),
      Order: fc.constantFrom('ASC' as const, 'DESC' as const),
      Verbose: fc.boolean(),
      PageNumber: fc.integer({ min: 1, max: 3 }),
      PageSize: fc.integer({ min: 1, max: 6 }),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(catalog, request, async (images, request) => {
      const outcome = await createCatalogSource({ images, workspaces: [] }).listImages(request, signal);
      const found = naiveImages(images, request);
      const size = request.PageSize ?? 20;
      const page = found.slice(((request.PageNumber ?? 1) - 1) * size).slice(0, size);
      expect(outcome).toEqual({
        ok: true,
        value: {
          answer: {
            TotalCount: found.length,
            Images: page.map((image) => ({
              ...image.facts,
              ...(request.Verbose === true && { Labels: naiveLabels([image], {}) }),
            })),
          },
        },
      });
    }),
    { numRuns: 1500 },
  );
});
