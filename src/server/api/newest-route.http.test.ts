import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PaiErrorBody } from '../../contract/errors.ts';
import type { Image } from '../../contract/operations.ts';
import { createCatalogSource } from '../sources/embedded/catalog-source.ts';
import { serve } from '../testing/serve.ts';

const label = (text: string) => ({ Key: text.slice(0, text.indexOf('=')), Value: text.slice(text.indexOf('=') + 1) });
const image = (ImageId: string, uri: string | undefined, ...labels: readonly string[]) => ({
  facts: {
    ImageId,
    ...(uri !== undefined && { ImageUri: uri }),
    GmtCreateTime: `2026-01-0${ImageId.length}T00:00:00Z`,
  },
  labels: labels.map(label),
  provenance: {},
});
const PYTORCH = 'system.framework.PyTorch';
const VLLM = 'system.framework.vLLM';
const source = createCatalogSource({
  images: [
    image('a', 'r.example/pai/x:1.9', `${PYTORCH}=2.9.0`, `${VLLM}=0.8.0`, 'system.chipType=GPU'),
    image('bb', 'r.example/pai/x:1.10', `${PYTORCH}=2.10.0`, `${VLLM}=0.7.0`, 'system.chipType=GPU'),
    image('ccc', undefined, `${PYTORCH}=2.11.0`, 'system.chipType=GPU'),
    image('dddd', 'r.example/pai/cpu:1', 'system.chipType=CPU', `${PYTORCH}=1.0`),
    image('eeeee', 'r.example/pai/odd name:1', 'team=odd'),
  ],
  workspaces: [],
});

let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  served = await serve({ source });
});
afterAll(() => served.close());

const ask = (query: string) => fetch(`${served.url}/api/newest${query}`);
const newest = async (query: string) =>
  (await (await ask(query)).json()) as { Image: Image; rule: string; count: number; LabelFilter?: string };

describe('the newest image', () => {
  test('is the first by version of the matching images, with its labels, the filter and the rule', async () => {
    const answer = await newest('?LabelFilter=system.chipType%3DGPU');
    expect(answer).toMatchObject({ count: 3, LabelFilter: 'system.chipType=GPU', complete: true });
    expect(answer.Image).toMatchObject({
      ImageId: 'ccc',
      Labels: [label('system.chipType=GPU'), label(`${PYTORCH}=2.11.0`)],
    });
    expect(answer.rule).toContain('versions of frameworks by name, CUDA version, tag');
  });

  test('is compared by the frameworks of the filter first', async () => {
    const answer = await newest(`?from=${VLLM}=0.1`);
    expect([answer.Image.ImageId, answer.rule]).toEqual([
      'a',
      expect.stringContaining('by version of vLLM, versions of other'),
    ]);
    expect((await newest(`?from=${PYTORCH}=2,${VLLM}=0.1`)).Image.ImageId).toBe('bb');
  });

  test('passes every part of the filter', async () => {
    expect((await newest('?not=system.chipType%3DGPU&none=cuda&ImageId=')).Image.ImageId).toBe('dddd');
    expect((await newest('?state=superseded')).Image.ImageId).toBe('a');
    expect((await newest('?ImageId=a')).Image.ImageId).toBe('a');
    expect(await newest('?runs=ecs.gn7i-c8g1.2xlarge')).toMatchObject({ Image: { ImageId: 'ccc' }, unjudged: 1 });
  });

  test('as a URI is a line for a shell, and skips images without a URI', async () => {
    const answer = await ask(`?LabelFilter=${PYTORCH}%3D*&as=uri`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe('r.example/pai/x:1.10\n');
    expect((await ask('?LabelFilter=team%3Dodd&as=uri')).status).toBe(404);
  });

  test('as releases for Renovate is every tag, with its time', async () => {
    const answer = await ask('?LabelFilter=system.chipType%3DGPU&as=renovate');
    expect(await answer.json()).toEqual({
      releases: [
        { version: '1.9', releaseTimestamp: '2026-01-01T00:00:00.000Z' },
        { version: '1.10', releaseTimestamp: '2026-01-02T00:00:00.000Z' },
      ],
    });
  });
});

test.each<[query: string, status: number, message: RegExp]>([
  ['?LabelFilter=a%3Db', 404, /^No image passes/],
  ['?LabelFilter=a%3Db&as=renovate', 404, /^No image passes/],
  ['?as=xml', 400, /^as must be json, uri or renovate, not "xml"/],
  ['?q=x', 400, /^q is not a parameter of \/api\/newest; allowed: /],
  ['?not=a%3Db&not=c%3Dd', 400, /^not must be given once/],
  ['?not=GPU', 400, /^not "GPU" has no "="/],
  ['?LabelFilter=GPU', 400, /^LabelFilter has a condition without "="/],
  ['?from=system.framework%3D2', 400, /^from "system.framework=2" names no framework/],
  ['?state=old', 400, /^state "old" is no state; allowed: newest/],
  ['?runs=ecs.c7', 400, /^runs "ecs.c7" is no machine that is known/],
  ['?Region=Mars_1', 400, /^Region must be the id of a region/],
  ['?not=%zz', 400, /percent/],
])('%s is %d with the error body of PAI', async (query, status, message) => {
  const answer = await ask(query);
  const body = PaiErrorBody.parse(await answer.json());
  expect([answer.status, body.Message]).toEqual([status, expect.stringMatching(message)]);
});

test('another method is 405', async () => {
  const answer = await fetch(`${served.url}/api/newest`, { method: 'POST' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
});
