import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ListImageLabelsRequest, ListImagesRequest, ListWorkspacesRequest } from '../../contract/requests.ts';
import { canonicalText, printParameters } from './print-request.ts';

describe('a request is written as it was read', () => {
  test.each([
    [ListImageLabelsRequest, { LabelKeys: 'b,a', LabelFilter: 'k=v,w,x=*', ImageId: 'image-1', WorkspaceId: '0' }],
    [ListImagesRequest, { Labels: 'a=1', PageNumber: '2', PageSize: '100', Verbose: 'true', Region: 'cn-beijing' }],
    [ListWorkspacesRequest, { WorkspaceIds: '1,2', Status: 'ENABLED', Verbose: 'false' }],
  ])('%#', (schema, texts) => {
    expect(Object.fromEntries(printParameters(schema.parse(texts)))).toEqual(texts);
  });

  test('empty parameters are left out', () => {
    expect(printParameters({ LabelKeys: [], LabelFilter: [], ImageId: '', WorkspaceId: undefined })).toEqual([]);
  });
});

describe('the canonical text', () => {
  const condition = fc.record({ key: fc.string({ minLength: 1 }), value: fc.string() });
  const request = fc.record(
    {
      LabelKeys: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
      LabelFilter: fc.array(condition),
      ImageId: fc.string(),
    },
    { requiredKeys: [] },
  );

  test('is equal for another order and for repeats', () => {
    fc.assert(
      fc.property(request, (one) => {
        const turned = {
          ...(one.ImageId !== undefined && { ImageId: one.ImageId }),
          ...(one.LabelFilter && { LabelFilter: [...one.LabelFilter, ...one.LabelFilter].reverse() }),
          ...(one.LabelKeys && { LabelKeys: [...one.LabelKeys, ...one.LabelKeys].reverse() }),
        };
        expect(canonicalText(turned)).toBe(canonicalText(one));
      }),
    );
  });

  test('keeps apart what joined texts would confuse', () => {
    const texts = [
      { LabelKeys: ['a', 'b'] },
      { LabelKeys: ['a,b'] },
      { LabelFilter: [{ key: 'a', value: 'b=c' }] },
      { LabelFilter: [{ key: 'a=b', value: 'c' }] },
      { LabelFilter: [{ key: 'a', value: '1,b=2' }] },
      {
        LabelFilter: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      },
      { ImageId: 'a' },
      { WorkspaceId: 'a' },
      {},
    ].map(canonicalText);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('differs where two requests differ in what they hold', () => {
    const sets = (one: { LabelKeys?: string[]; LabelFilter?: { key: string; value: string }[]; ImageId?: string }) => [
      [...new Set(one.LabelKeys ?? [])].sort(),
      [...new Set((one.LabelFilter ?? []).map(({ key, value }) => JSON.stringify([key, value])))].sort(),
      one.ImageId ?? '',
    ];
    fc.assert(
      fc.property(request, request, (one, other) => {
        const same = JSON.stringify(sets(one)) === JSON.stringify(sets(other));
        expect(canonicalText(one) === canonicalText(other)).toBe(same);
      }),
    );
  });
});
