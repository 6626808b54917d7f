import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { callOfficially } from '../../src/server/testing/official-client.ts';
import { IMAGE_WORKSPACES } from './image-workspaces.mjs';
import { DIAGNOSTIC } from './refusals.mjs';
import { SENTINELS } from './sentinels.mjs';
import { startStandIn } from './stand-in.mjs';

const KEY = { id: 'stand-in-key', secret: 'stand-in-secret' };

let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeAll(async () => {
  standIn = await startStandIn({ key: KEY });
});
afterAll(() => standIn.stop());

interface Call {
  readonly action?: string;
  readonly pathname?: string;
  readonly query?: Record<string, string>;
  readonly secret?: string;
}

/** Calls an operation with the vendor's own client, which shares no code with the stand-in. */
async function call({ secret, ...rest }: Call) {
  const key = { id: KEY.id, secret: secret ?? KEY.secret };
  return (await callOfficially({ endpoint: standIn.origin.slice('http://'.length), key, ...rest })).body;
}

describe('the vendor’s own client', () => {
  test('gets labels by filter and key, with any characters', async () => {
    const LabelFilter = 'system.framework.PyTorch=*,system.chipType=GPU';
    const body = await call({ query: { LabelFilter, LabelKeys: 'system.chipType', Region: 'cn-shanghai' } });
    expect(body.Labels).toEqual([{ Key: 'system.chipType', Value: 'GPU' }]);
    expect(await call({ query: { LabelFilter: "a(*)!~'=火, + % & b" } })).toMatchObject({ Labels: [], TotalCount: 0 });
  });

  test('calls the other operations', async () => {
    const images = await call({
      action: 'ListImages',
      pathname: '/api/v1/images',
      query: { PageSize: '2', Name: 'vllm' },
    });
    expect(images.Images).toHaveLength(2);
    const { ImageId } = images.Images[0];
    const pathname = `/api/v1/images/${ImageId}`;
    expect(await call({ action: 'GetImage', pathname, query: { Verbose: 'true' } })).toMatchObject({
      ImageId,
      Labels: expect.any(Array),
    });
    const workspaces = await call({ action: 'ListWorkspaces', pathname: '/api/v1/workspaces' });
    expect(workspaces.TotalCount).toBeGreaterThan(100);
    const { WorkspaceId } = workspaces.Workspaces[0];
    const workspace = await call({ action: 'GetWorkspace', pathname: `/api/v1/workspaces/${WorkspaceId}` });
    expect(workspace.WorkspaceId).toBe(WorkspaceId);
  });

  test.each([
    ['a wrong secret', { secret: 'wrong' }, 'SignatureDoesNotMatch'],
    ['another operation’s name', { action: 'ListImages' }, 'InvalidAction.NotFound'],
    ['a parameter of another operation', { query: { PageSize: '1' } }, 'InvalidParameter'],
    ['a broken filter', { query: { LabelFilter: 'GPU' } }, 'InvalidParameter'],
    ['its own path', { pathname: '/api/v1/labels' }, 'InvalidApi.NotFound'],
    ['the fault of a workspace', { query: { WorkspaceId: '9026' } }, 'InternalError'],
  ])('is refused with %s', async (_what, parts, code) => {
    await expect(call(parts)).rejects.toMatchObject({ code });
  });
});

describe('a signed request, sent again', () => {
  let headers: Record<string, string>;
  beforeEach(async () => {
    await call({});
    const seen = standIn.requests.at(-1)?.headers ?? [];
    headers = Object.fromEntries(seen.filter(([name]) => !['host', 'connection'].includes(name)));
  });
  const send = async (target: string, changed: Record<string, string> = {}) => {
    const answer = await fetch(`${standIn.origin}${target}`, { headers: { ...headers, ...changed } });
    return (await answer.json()).Code;
  };

  test('is refused unchanged, changed, or without a signature', async () => {
    expect(await send('/api/v1/image/labels')).toBe('SignatureNonceUsed');
    expect(await send('/api/v1/image/labels?Region=cn-beijing')).toBe('SignatureDoesNotMatch');
    expect(await send('/api/v1/image/labels', { 'x-acs-date': '2026-01-02T03:04:05Z' })).toBe(
      'InvalidTimeStamp.Expired',
    );
    expect(await send('/api/v1/image/labels', { 'x-acs-unsigned': 'x' })).toBe('IncompleteSignature');
    expect(await send('/api/v1/image/labels', { 'x-acs-security-token': 'x' })).toBe('IncompleteSignature');
    expect(await send('/api/v1/image/labels', { authorization: 'Bearer x' })).toBe('IncompleteSignature');
  });
});

test('each fault has a separate name, and faulty responses match their names', async () => {
  const names = [...SENTINELS.values()].map((fault) => fault.name);
  expect(new Set(names).size).toBe(names.length);
  await expect(call({ query: { WorkspaceId: '9024' } })).rejects.toMatchObject({
    code: 'NoPermission',
    accessDeniedDetail: { AuthAction: 'paiimage:ListImageLabels', EncodedDiagnosticMessage: DIAGNOSTIC },
  });
  const repeated = await call({ query: { WorkspaceId: '9032' } });
  expect(repeated).toMatchObject({ TotalCount: 14, Labels: { length: 4 } });
  const hostile = await call({ query: { WorkspaceId: '9033' } });
  expect(hostile.Labels).toHaveLength(hostile.TotalCount);
});

describe('the images of a workspace', () => {
  const { slowPages, refusedImages, vanishingImages, empty, smallPages, shiftingPages } = IMAGE_WORKSPACES;
  const list = (WorkspaceId: string, query: Record<string, string> = {}) =>
    call({ action: 'ListImages', pathname: '/api/v1/images', query: { WorkspaceId, PageSize: '100', ...query } });
  const detail = (id: string) => call({ action: 'GetImage', pathname: `/api/v1/images/${id}` });
  const labels = (WorkspaceId: string) => call({ query: { WorkspaceId } });

  /** Every page, in order, until one is empty. */
  async function pages(workspace: string): Promise<{ TotalCount: number; Images: { ImageId: string }[] }[]> {
    const all = [];
    for (let number = 1; ; number += 1) {
      const page = await list(workspace, { PageNumber: String(number) });
      if (page.Images.length === 0) return all;
      all.push(page);
    }
  }
  const idsOf = (listed: Awaited<ReturnType<typeof pages>>) =>
    listed.flatMap(({ Images }) => Images.map(({ ImageId }) => ImageId));

  test('are 1,200 on slow pages, also one by one', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const slow = () => timers.mock.calls.filter(([, wait]) => wait === 150).length;
    const listed = await pages(slowPages);
    const [first = ''] = idsOf(listed);
    expect(await detail(first)).toMatchObject({ ImageId: first, WorkspaceId: slowPages });
    expect((await labels(slowPages)).TotalCount).toBeGreaterThan(4);
    // Twelve pages and an empty one.
    expect(slow()).toBe(13);
    timers.mockRestore();
    expect(listed.map(({ Images }) => Images.length)).toEqual(Array(12).fill(100));
    expect(new Set(idsOf(listed)).size).toBe(1_200);
  });

  test('are refused while their labels are not', async () => {
    const AuthAction = 'paiimage:ListImages';
    await expect(list(refusedImages)).rejects.toMatchObject({
      code: 'NoPermission',
      accessDeniedDetail: { AuthAction },
    });
    expect((await labels(refusedImages)).TotalCount).toBeGreaterThan(4);
  });

  test('are gone between list and detail', async () => {
    const [first = ''] = idsOf(await pages(vanishingImages));
    await expect(detail(first)).rejects.toMatchObject({ code: 'ImageNotFound' });
  });

  test('are empty, and so are the labels', async () => {
    expect(await list(empty)).toMatchObject({ TotalCount: 0, Images: [] });
    expect(await labels(empty)).toMatchObject({ TotalCount: 0, Labels: [] });
  });

  test('come in smaller pages than requested, with the right count', async () => {
    const listed = await pages(smallPages);
    expect(listed.map(({ Images }) => Images.length)).toEqual([50, 50, 50, 50, 30]);
    expect(new Set(idsOf(listed)).size).toBe(listed[0]?.TotalCount);
    expect((await list(smallPages, { PageSize: '20' })).Images).toHaveLength(20);
  });

  test('include one image twice, and three counted ones are missing', async () => {
    const listed = await pages(shiftingPages);
    const ids = idsOf(listed);
    expect(new Set(ids).size).toBe(230);
    expect(ids).toHaveLength(231);
    expect(ids[100]).toBe(ids[99]);
    expect(listed.map(({ TotalCount }) => TotalCount)).toEqual([233, 233, 233]);
  });

  test('are filtered like others, and appear nowhere else', async () => {
    const gpu = await list(slowPages, { Labels: 'system.chipType=GPU' });
    expect(gpu.TotalCount).toBe(800);
    const unscoped = await call({ action: 'ListImages', pathname: '/api/v1/images', query: { Name: 'build-' } });
    expect(unscoped.TotalCount).toBe(0);
  });
});
