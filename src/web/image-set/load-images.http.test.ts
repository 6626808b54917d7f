import type { ServerResponse } from 'node:http';
import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeServers, sendJson } from '../../server/sources/live/testing/fault-server.ts';
import { IMAGE_COUNT, imagePages } from '../../server/testing/image-pages.ts';
import { createQueryClient } from '../api/query-client.ts';
import { refresh } from '../api/refresh.ts';
import { imagesQuery, stopLoading } from './images-query.ts';

const SCOPE = { region: '', workspaceId: '1', imageId: '' };
const realFetch = fetch;
const clients: QueryClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.clear();
  await closeServers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Longer than vi.waitFor waits by itself, for machines that do much else. */
const until = (check: () => void) => vi.waitFor(check, 4_000);

/** Serves pages of images to the page's own fetch. */
async function serveImages() {
  // What is in sight changes only after a pause: a clock that goes on by more than it whenever it is read makes each
  // page due, however fast it comes.
  let now = Date.UTC(2026, 0, 1);
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 300));
  const pages = await imagePages();
  // The page asks its own server by path alone, which only a browser can complete.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, pages.url), init));
  /** Settles when a page has been asked for, since `asked` was last emptied. */
  const hasAsked = (page: number) => until(() => expect(pages.asked.map((one) => one.page)).toContain(page));
  return { ...pages, hasAsked };
}

function newClient(): QueryClient {
  const client = createQueryClient();
  clients.push(client);
  return client;
}

/** A view that looks at the images of a workspace, and how many it had in sight each time that something changed. */
function look(client: QueryClient) {
  const observer = new QueryObserver(client, imagesQuery(SCOPE));
  const sizes: number[] = [];
  const leave = observer.subscribe(({ data }) => {
    if (data) sizes.push(data.set.images.length);
  });
  const result = () => observer.getCurrentResult();
  return {
    sizes,
    leave,
    result,
    reload: () => void observer.refetch(),
    inSight: () => result().data?.set.images.length ?? 0,
    hasEnded: () => until(() => expect(result().fetchStatus).toBe('idle')),
  };
}

const ascending = (sizes: readonly number[]) => sizes.toSorted((a, b) => a - b);
const WHOLE = { isComplete: true, isStopped: false };

/** A view whose load was stopped when 500 images were there. */
async function stoppedView() {
  const { state, asked, hasAsked, open } = await serveImages();
  state.gate = 6;
  const client = newClient();
  const view = look(client);
  await until(() => expect(view.inSight()).toBe(500));
  await hasAsked(6);
  stopLoading(SCOPE);
  await view.hasEnded();
  asked.splice(0);
  return { state, asked, hasAsked, open, client, view };
}

describe('loading the images of a scope', () => {
  it('shows the first pages before the last is there', async () => {
    const { state, hasAsked, open } = await serveImages();
    state.gate = 12;
    const view = look(newClient());
    await hasAsked(12);
    await until(() => expect(view.inSight()).toBeGreaterThan(0));
    expect(view.result()).toMatchObject({ isFetching: true, data: { isComplete: false, totalCount: IMAGE_COUNT } });
    open();
    await view.hasEnded();
    expect(view.result().data).toMatchObject(WHOLE);
    expect(view.inSight()).toBe(IMAGE_COUNT);
    expect(view.sizes).toEqual(ascending(view.sizes));
    expect(new Set(view.sizes).size).toBeGreaterThan(2);
  });

  it('goes on to the end where a view left it in the middle and another comes back', async () => {
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

  it('keeps what has arrived when it is stopped, and does not go on by itself', async () => {
    const { asked, client, view } = await stoppedView();
    expect(view.result()).toMatchObject({ isSuccess: true, data: { isComplete: false, isStopped: true } });
    expect(view.inSight()).toBe(500);
    view.leave();
    const back = look(client);
    expect(back.result()).toMatchObject({ fetchStatus: 'idle', data: { isStopped: true } });
    expect(asked).toEqual([]);
  });

  it('never shows less while it is made anew after a stop, and can be stopped again', async () => {
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

  it('can be stopped before a load that is made anew has more than what is in sight', async () => {
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

  // Of the pages before the seventh each was in sight; the eighth alone was too little more to be shown at once.
  it.each([7, 9])('keeps what had arrived beside the failure of page %i', async (failing) => {
    const { state } = await serveImages();
    state.refuse = (page, response) => {
      if (page === failing) sendJson(response, { Code: 'NoPermission', Message: 'not for you' }, 403);
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

  it.each([
    [
      'is refused',
      (response: ServerResponse) => sendJson(response, { Code: 'NoPermission', Message: 'not for you' }, 403),
      'NoPermission',
    ],
    ['gets no answer', (response: ServerResponse) => response.destroy(), undefined],
  ])('shows what arrives where the first request %s and is sent again', async (_, refuse, code) => {
    const { state, hasAsked } = await serveImages();
    state.gate = 6;
    let count = 0;
    state.refuse = (_page, response) => {
      count += 1;
      if (count === 1) refuse(response);
      return count === 1;
    };
    const view = look(newClient());
    if (code !== undefined) {
      await until(() => expect(view.result()).toMatchObject({ isError: true, error: { code } }));
      expect(view.result().data).toBeUndefined();
      view.reload();
    }
    // A request without an answer is sent again by itself.
    await until(() => expect(view.inSight()).toBeGreaterThan(0));
    await hasAsked(6);
    expect(view.result()).toMatchObject({ isFetching: true, data: { isComplete: false } });
  });
});

describe('a refresh of images that are all there', () => {
  async function loaded(count = IMAGE_COUNT) {
    const { asked, state, ...rest } = await serveImages();
    state.count = count;
    const client = newClient();
    const view = look(client);
    await until(() => expect(view.result().data).toMatchObject(WHOLE));
    await view.hasEnded();
    expect(new Set(asked.map(({ cacheControl }) => cacheControl))).not.toContain('no-cache');
    asked.splice(0);
    return { asked, state, ...rest, client, view, set: view.result().data?.set };
  }

  it.each([300, IMAGE_COUNT])(
    'keeps %i old ones until the new ones are whole, and asks past every cache',
    async (old) => {
      const { state, asked, hasAsked, open, client, view, set } = await loaded(old);
      expect(set?.images).toHaveLength(old);
      view.sizes.splice(0);
      Object.assign(state, { count: IMAGE_COUNT, prefix: 'later', gate: 10 });
      refresh(client, ['images']);
      await hasAsked(10);
      expect(view.result().isFetching).toBe(true);
      expect(view.result().data?.set).toBe(set);
      expect(new Set(asked.map(({ cacheControl }) => cacheControl))).toEqual(new Set(['no-cache']));
      open();
      await view.hasEnded();
      expect(view.result().data).toMatchObject(WHOLE);
      expect(view.result().data?.set.images[0]?.ImageId).toBe('later-0');
      expect(new Set(view.sizes)).toEqual(new Set([old, IMAGE_COUNT]));
    },
  );

  it('keeps the old ones where it fails', async () => {
    const { state, client, view, set } = await loaded();
    state.refuse = (page, response) => {
      if (page === 7) sendJson(response, { Code: 'NoPermission', Message: 'not for you' }, 403);
      return page === 7;
    };
    refresh(client, ['images']);
    await until(() => expect(view.result()).toMatchObject({ isError: true, error: { code: 'NoPermission' } }));
    expect(view.result().data?.set).toBe(set);
  });
});
