import { QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeServers, httpServer, sendJson } from '../../server/sources/live/testing/fault-server.ts';
import type { Scope } from '../api/label-question.ts';
import { createQueryClient } from '../api/query-client.ts';
import { imagesQuery } from './images-query.ts';

const realFetch = fetch;
/** Longer than the default of vi.waitFor, for busy machines. */
const until = (check: () => void) => vi.waitFor(check, 4_000);

afterEach(async () => {
  vi.unstubAllGlobals();
  await closeServers();
});

/** The view's data of a scope when the service responds to every request with this. */
async function shown(scope: Partial<Scope>, body: unknown, status = 200) {
  const { url, requests } = await httpServer((_, response) => sendJson(response, body, status));
  // The page uses paths only, which only a browser can resolve.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, url), init));
  const client = createQueryClient();
  const full: Scope = { region: '', workspaceId: '', imageId: 'image-1', ...scope };
  const observer = new QueryObserver(client, imagesQuery(full));
  const leave = observer.subscribe(() => undefined);
  await until(() => expect(observer.getCurrentResult().fetchStatus).toBe('idle'));
  const { data, error } = observer.getCurrentResult();
  leave();
  client.clear();
  const ids = Array.from({ length: data?.set.size ?? 0 }, (_, position) => data?.set.text('ImageId', position));
  return { data, ids, error, targets: requests.map(({ url }) => url) };
}

const refusal = (Code: string) => ({ RequestId: 'r', Code, Message: 'refused' });

describe('the images of a scope of one image', () => {
  it('are that image, with the requested id', async () => {
    const Labels = [{ Key: 'team', Value: 'blue' }];
    const { data, ids, targets } = await shown({ imageId: 'a/b c', region: 'cn-shanghai' }, { Name: 'n', Labels });
    expect(targets).toEqual(['/api/v1/images/a%2Fb%20c?Verbose=true&Region=cn-shanghai']);
    expect(ids).toEqual(['a/b c']);
    expect(data).toMatchObject({ isComplete: true, totalCount: 1, set: { labels: Labels } });
  });

  it.each([404, 400])('are empty if the service says ImageNotFound with status %i', async (status) => {
    const { data, error } = await shown({}, refusal('ImageNotFound'), status);
    expect(error).toBeNull();
    expect(data).toMatchObject({ isComplete: true, totalCount: 0, set: { size: 0 } });
  });

  it.each([
    ['InvalidAccessKeyId.NotFound', 404],
    ['InvalidApi.NotFound', 404],
    ['NoPermission', 403],
  ])('are unknown where it says %s', async (code, status) => {
    const { data, error } = await shown({}, refusal(code), status);
    expect(error).toMatchObject({ code, status });
    expect(data).toBeUndefined();
  });

  it('are unknown if another server responds with 404', async () => {
    const { data, error } = await shown({}, 'no such page', 404);
    expect(error).toMatchObject({ code: 'UnexpectedAnswer', status: 404 });
    expect(data).toBeUndefined();
  });

  it.each(['', '0', undefined, null])('count a workspace of %j as workspace 0', async (WorkspaceId) => {
    expect((await shown({ workspaceId: '0' }, { WorkspaceId })).ids).toEqual(['image-1']);
    expect(await shown({ workspaceId: '7' }, { WorkspaceId })).toMatchObject({ ids: [], data: { totalCount: 0 } });
  });

  it('are empty if the image belongs to another workspace', async () => {
    expect((await shown({ workspaceId: '7' }, { WorkspaceId: '7' })).ids).toEqual(['image-1']);
    expect((await shown({ workspaceId: '7' }, { WorkspaceId: '8' })).ids).toEqual([]);
    expect((await shown({}, { WorkspaceId: '8' })).ids).toEqual(['image-1']);
  });
});
