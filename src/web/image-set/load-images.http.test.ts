import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccessKey } from '../../server/sources/live/credentials/access-key.ts';
import { createLiveSource } from '../../server/sources/live/live-source.ts';
import { closeServers, refuse, sendJson } from '../../server/sources/live/testing/fault-server.ts';
import { fixedCredentials } from '../../server/sources/live/testing/fixed-credentials.ts';
import { IMAGE_COUNT, imagePages } from '../../server/testing/image-pages.ts';
import { serve, settingsOf } from '../../server/testing/serve.ts';
import { createQueryClient } from '../api/query-client.ts';
import { refresh } from '../api/refresh.ts';
import { imagesQuery, stopLoading } from './images-query.ts';

const SCOPE = { region: '', workspaceId: '1', imageId: '' };
const realFetch = fetch;
const clients: QueryClient[] = [];
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.clear();
  for (const close of closers.splice(0).toReversed()) await close();
  await closeServers();
  vi.unstubAllGlobals();
});

/** Longer than the default of vi.waitFor, for busy machines. */
const until = (check: () => void) => vi.waitFor(check, 4_000);

/** The product's own server over a paged service of images, for the page's fetch. */
async function serveImages() {
  const pages = await imagePages();
  const { credentials } = fixedCredentials(new AccessKey('test-key-id', 'test-key-secret'));
  const source = createLiveSource(
    { region: 'cn-hangzhou', endpoint: pages.url, network: 'public' },
    { credentials, random: () => 0 },
  );
  const served = await serve({ source, settings: settingsOf() });
  closers.push(
    () => source.close(),
    () => served.close(),
  );
  // The page uses paths only, which only a browser can resolve.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, served.url), init));
  /** Resolves when a page was requested since `asked` was last emptied. */
  const hasAsked = (page: number) => until(() => expect(pages.asked.map((one) => one.page)).toContain(page));
  return { ...pages, hasAsked };
}

function newClient(): QueryClient {
  const client = createQueryClient();
  clients.push(client);
  return client;
}

/** A view of a workspace's images, and its number of visible images after each change. */
function look(client: QueryClient) {
  const observer = new QueryObserver(client, imagesQuery(SCOPE));
  const sizes: number[] = [];
  const leave = observer.subscribe(({ data }) => {
    if (data) sizes.push(data.set.size);
  });
  const result = () => observer.getCurrentResult();
  return {
    sizes,
    leave,
    result,
    reload: () => void observer.refetch(),
    inSight: () => result().data?.set.size ?? 0,
    hasEnded: () => until(() => expect(result().fetchStatus).toBe('idle')),
  };
}

const ascending = (sizes: readonly number[]) => sizes.toSorted((a, b) => a - b);
const WHOLE = { isComplete: true, isStopped: false };

/** A view whose load was stopped at 500 images. */
async function stoppedView() {
  const { state, asked, hasAsked, open, closed } = await serveImages();
  state.gate = 6;
  const client = newClient();
  const view = look(client);
  await until(() => expect(view.inSight()).toBe(500));
  await hasAsked(6);
  stopLoading(SCOPE);
  await view.hasEnded();
  asked.splice(0);
  return { state, asked, hasAsked, open, closed, client, view };
}

describe('loading the images of a scope', () => {
  it('shows the first pages before the last one arrives', async () => {
    const { state, hasAsked, open } = await serveImages();
    state.gate = 12;
    const view = look(newClient());
    await hasAsked(12);
    await until(() => expect(view.inSight()).toBe(1_100));
    expect(view.result()).toMatchObject({
      isFetching: true,
      data: { isComplete: false, totalCount: IMAGE_COUNT, expected: IMAGE_COUNT },
    });
    open();
    await view.hasEnded();
    expect(view.result().data).toMatchObject(WHOLE);
    expect(view.inSight()).toBe(IMAGE_COUNT);
    expect(view.sizes).toEqual(ascending(view.sizes));
    expect(view.result().data?.requests).toMatchObject([
      { target: '/api/image-set?WorkspaceId=1&v=1', returned: IMAGE_COUNT, totalCount: IMAGE_COUNT, ageSeconds: 0 },
    ]);
    expect(view.result().data?.requests[0]?.requestId).toMatch(/^[0-9A-F-]{36}$/i);
  });

  it('continues to the end if a view leaves in the middle and another returns', async () => {
    const { state, asked, hasAsked, open } = await serveImages();
    state.gate = 6;
    const client = newClient();
    const first = look(client);
    await hasAsked(6);
    await until(() => expect(first.inSight()).toBeGreaterThan(0));
    first.leave();
    await until(() => expect(client.isFetching()).toBe(0));
    asked.splice(0);
    open();
    const back = look(client);
    await until(() => expect(back.inSight()).toBe(IMAGE_COUNT));
    await back.hasEnded();
    expect(back.result().data).toMatchObject(WHOLE);
    expect(asked.map(({ page }) => page)).toContain(12);
  });

  it('keeps the loaded images when it is stopped, and does not continue automatically', async () => {
    const { asked, client, view } = await stoppedView();
    expect(view.result()).toMatchObject({ isSuccess: true, data: { isComplete: false, isStopped: true } });
    expect(view.inSight()).toBe(500);
    view.leave();
    const back = look(client);
    expect(back.result()).toMatchObject({ fetchStatus: 'idle', data: { isStopped: true } });
    expect(asked).toEqual([]);
  });

  it('never shows fewer images while it reloads after a stop, and can be stopped again', async () => {
    const { view, hasAsked, open } = await stoppedView();
    view.reload();
    await hasAsked(6);
    await until(() => expect(view.result().data?.isStopped).toBe(false));
    expect(view.result()).toMatchObject({ isFetching: true, data: { isComplete: false } });
    open(10);
    await until(() => expect(view.inSight()).toBe(900));
    expect(view.result().isFetching).toBe(true);
    stopLoading(SCOPE);
    await view.hasEnded();
    expect(view.result().data).toMatchObject({ isComplete: false, isStopped: true });
    expect(view.inSight()).toBe(900);

    open();
    view.reload();
    await until(() => expect(view.result().data).toMatchObject(WHOLE));
    expect(view.inSight()).toBe(IMAGE_COUNT);
    expect(view.sizes).toEqual(ascending(view.sizes));
  });

  it('can be stopped before a new load has more than the visible images', async () => {
    const { view, state, hasAsked, open } = await stoppedView();
    state.gate = 3;
    view.reload();
    await hasAsked(3);
    await until(() => expect(view.result().data?.isStopped).toBe(false));
    stopLoading(SCOPE);
    await view.hasEnded();
    expect(view.result().data).toMatchObject({ isComplete: false, isStopped: true });
    expect(view.inSight()).toBe(500);
    open();
  });

  it.each([7, 9])('keeps the loaded images beside the error of page %i', async (failing) => {
    const { state } = await serveImages();
    state.refuse = (page, response) => {
      if (page === failing) refuse(response, 'NoPermission', 403);
      return page === failing;
    };
    const view = look(newClient());
    await until(() => expect(view.result().isError).toBe(true));
    expect(view.result()).toMatchObject({ error: { code: 'NoPermission' }, data: { isComplete: false } });
    expect(view.inSight()).toBe((failing - 1) * 100);

    state.refuse = () => false;
    view.reload();
    await until(() => expect(view.result()).toMatchObject({ isSuccess: true, data: WHOLE }));
    expect(view.inSight()).toBe(IMAGE_COUNT);
    expect(view.sizes).toEqual(ascending(view.sizes));
  });

  it('shows the images that arrive when the first request is refused and retried', async () => {
    const { state, hasAsked } = await serveImages();
    state.gate = 6;
    state.refuse = (_page, response) => {
      refuse(response, 'NoPermission', 403);
      return true;
    };
    const view = look(newClient());
    await until(() => expect(view.result()).toMatchObject({ isError: true, error: { code: 'NoPermission' } }));
    expect(view.result().data).toBeUndefined();
    state.refuse = () => false;
    view.reload();
    await until(() => expect(view.inSight()).toBe(500));
    await hasAsked(6);
    expect(view.result()).toMatchObject({ isFetching: true, data: { isComplete: false } });
  });

  it('ends the paging of the server when it is stopped', async () => {
    const { asked, open, closed } = await stoppedView();
    await until(() => expect(closed()).toBeGreaterThanOrEqual(3));
    open();
    expect(asked).toEqual([]);
  });
});

describe('a refresh of completely loaded images', () => {
  async function loaded(count = IMAGE_COUNT) {
    const { asked, state, ...rest } = await serveImages();
    state.count = count;
    const client = newClient();
    const view = look(client);
    await until(() => expect(view.result().data).toMatchObject(WHOLE));
    await view.hasEnded();
    asked.splice(0);
    return { asked, state, ...rest, client, view, set: view.result().data?.set };
  }

  it.each([300, IMAGE_COUNT])(
    'keeps %i old ones until the new ones are complete, and bypasses every cache',
    async (old) => {
      const { state, hasAsked, open, client, view, set } = await loaded(old);
      expect(set?.size).toBe(old);
      view.sizes.splice(0);
      Object.assign(state, { count: IMAGE_COUNT, prefix: 'later', gate: 10 });
      refresh(client, ['images']);
      await hasAsked(10);
      expect(view.result().isFetching).toBe(true);
      expect(view.result().data?.set).toBe(set);
      open();
      await view.hasEnded();
      expect(view.result().data).toMatchObject(WHOLE);
      expect(view.result().data?.set.text('ImageId', 0)).toBe('later-0');
      expect(new Set(view.sizes)).toEqual(new Set([old, IMAGE_COUNT]));
    },
  );

  it('keeps the old ones, marked as stale, if pages become empty but the count stays', async () => {
    const { state, client, view, set } = await loaded();
    state.refuse = (page, response) => {
      if (page > 3) sendJson(response, { RequestId: 'R', TotalCount: IMAGE_COUNT, Images: [] });
      return page > 3;
    };
    refresh(client, ['images']);
    await until(() => expect(view.result().data?.requests).toMatchObject([{ stale: true }]));
    expect(view.result().data?.set).toBe(set);
    // Fewer images, and the count agrees: they were deleted.
    Object.assign(state, { count: 300, refuse: () => false });
    refresh(client, ['images']);
    await until(() => expect(view.inSight()).toBe(300));
    expect(view.result().data?.requests).toMatchObject([{ stale: false }]);
  });

  it('keeps the old ones if it fails', async () => {
    const { state, client, view, set } = await loaded();
    state.refuse = (page, response) => {
      if (page === 7) refuse(response, 'NoPermission', 403);
      return page === 7;
    };
    refresh(client, ['images']);
    await until(() => expect(view.result()).toMatchObject({ isError: true, error: { code: 'NoPermission' } }));
    expect(view.result().data?.set).toBe(set);
  });
});
