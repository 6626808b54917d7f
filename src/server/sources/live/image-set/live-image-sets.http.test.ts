import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IMAGE_WORKSPACES } from '../../../../../e2e/stand-in/image-workspaces.mjs';
import { startStandIn } from '../../../../../e2e/stand-in/stand-in.mjs';
import { imagePages } from '../../../testing/image-pages.ts';
import { readImageSet } from '../../../testing/read-image-set.ts';
import { serve, settingsOf } from '../../../testing/serve.ts';
import { AccessKey } from '../credentials/access-key.ts';
import { createLiveSource } from '../live-source.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { closeServers, refuse, sendJson } from '../testing/fault-server.ts';
import { fixedCredentials } from '../testing/fixed-credentials.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await closeServers();
});

const KEY = { id: 'test-key-id', secret: 'test-key-secret' };

/** The product's own server over a live source at this endpoint. */
async function serveLive(endpoint: string, renewed?: AccessKey) {
  const { clock, pass } = fakeClock();
  const { credentials, state } = fixedCredentials(new AccessKey(KEY.id, KEY.secret), renewed);
  const source = createLiveSource(
    { region: 'cn-hangzhou', endpoint, network: 'public' },
    { credentials, clock: () => Date.now() + clock() - START, random: () => 0 },
  );
  const served = await serve({ source, settings: settingsOf() });
  closers.push(
    () => source.close(),
    () => served.close(),
  );
  const ask = (query = '', init: RequestInit = {}) => fetch(`${served.url}/api/image-set${query}`, init);
  return { ask, pass, state, port: served.port, url: served.url };
}
const START = fakeClock().clock();
/** On a busy machine a paging takes seconds. */
const PATIENT = { timeout: 15_000 };

describe('over a service of 1,200 images', () => {
  let pages: Awaited<ReturnType<typeof imagePages>>;
  let live: Awaited<ReturnType<typeof serveLive>>;
  beforeEach(async () => {
    pages = await imagePages();
    live = await serveLive(pages.url);
  });
  const pagesAsked = () => pages.asked.length;

  test('a hundred browsers cause one paging, and another one after a minute', async () => {
    const readers = await Promise.all(Array.from({ length: 100 }, async () => readImageSet(await live.ask())));
    expect(new Set(readers.map(({ images }) => images.length))).toEqual(new Set([1_200]));
    expect(readers[0]?.last).toMatchObject({ kind: 'end', end: { isComplete: true } });
    const once = pagesAsked();
    expect(once).toBeLessThanOrEqual(13);
    live.pass(30_000);
    const fresh = await live.ask();
    expect(Number(fresh.headers.get('age'))).toBeGreaterThanOrEqual(30);
    await readImageSet(fresh);
    expect(pagesAsked()).toBe(once);
    live.pass(31_000);
    pages.state.prefix = 'newer';
    const old = await Promise.all(Array.from({ length: 100 }, async () => readImageSet(await live.ask())));
    expect(old.every(({ images }) => images[0]?.ImageId === 'image-0')).toBe(true);
    await expect.poll(async () => (await readImageSet(await live.ask())).images[0]?.ImageId, PATIENT).toBe('newer-0');
    expect(pagesAsked()).toBe(2 * once);
  });

  test('reports its progress and its requests', async () => {
    const { records } = await readImageSet(await live.ask('?WorkspaceId=7&Region=cn-shanghai'));
    const progress = records.flatMap((record) => (record.kind === 'progress' ? [record.progress] : []));
    expect(progress[0]).toMatchObject({
      loaded: 100,
      totalCount: 1_200,
      expected: 1_200,
      request: {
        target: '/api/v1/images?Verbose=true&PageSize=100&PageNumber=1&WorkspaceId=7&Region=cn-shanghai',
        requestId: 'page-1',
        returned: 100,
      },
    });
    expect(progress.map(({ loaded }) => loaded).slice(0, 12)).toEqual(
      Array.from({ length: 12 }, (_, n) => (n + 1) * 100),
    );
  });

  test('is incomplete if the service sends the first page again and again, also for /api/newest', async () => {
    pages.state.refuse = (page, response) => {
      const Images = Array.from({ length: 100 }, (_, at) => ({ ImageId: `image-${at}`, Labels: [] }));
      sendJson(response, { RequestId: `page-${page}`, TotalCount: 1e9, Images });
      return true;
    };
    const { images, last } = await readImageSet(await live.ask());
    expect(images).toHaveLength(100);
    expect(last).toMatchObject({ kind: 'end', end: { isComplete: false, isRepeated: true } });
    const newest = await (await fetch(`${live.url}/api/newest`)).json();
    expect(newest).toMatchObject({ count: 100, complete: false });
  });

  test('sends pages as they arrive, and ends the paging when nobody waits any more', async () => {
    pages.open(3);
    const [stays, goes] = [new AbortController(), new AbortController()];
    const first = await live.ask('', { signal: stays.signal });
    const second = await live.ask('', { signal: goes.signal });
    const reader = first.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(100);
    goes.abort();
    await expect(second.arrayBuffer()).rejects.toThrow();
    await expect.poll(pagesAsked, PATIENT).toBe(5);
    pages.open(6);
    // One reader is left, so the next pages are requested.
    await expect.poll(pagesAsked, PATIENT).toBe(8);
    stays.abort();
    await expect(reader?.read()).rejects.toThrow();
    await expect.poll(pages.closed, PATIENT).toBe(pagesAsked());
    pages.open();
    const again = await readImageSet(await live.ask());
    expect(again.images).toHaveLength(1_200);
    // The abandoned paging requested no more pages; the new one began at page 1.
    expect(pages.asked.slice(8).map(({ page }) => page)[0]).toBe(1);
  });

  test('a later error ends the stream with its error body, and is not cached', async () => {
    pages.state.refuse = (page, response) => {
      if (page !== 4) return false;
      refuse(response, 'NoPermission', 403);
      return true;
    };
    const { images, last } = await readImageSet(await live.ask());
    expect(images).toHaveLength(300);
    expect(last).toMatchObject({ kind: 'failed', status: 403, body: { Code: 'NoPermission', RequestId: 'R-1' } });
    pages.state.refuse = () => false;
    expect((await readImageSet(await live.ask())).images).toHaveLength(1_200);
  });

  test('a refusal of the first page is a normal error response, and drops the cached set', async () => {
    await readImageSet(await live.ask());
    live.pass(61_000);
    pages.state.refuse = (_, response) => {
      refuse(response, 'NoPermission', 403);
      return true;
    };
    await readImageSet(await live.ask());
    await expect.poll(async () => (await live.ask()).status, PATIENT).toBe(403);
    expect(await (await live.ask()).json()).toMatchObject({ Code: 'NoPermission', RequestId: 'R-1' });
  });

  test('while the service fails, old images stay, marked as stale', async () => {
    await readImageSet(await live.ask());
    live.pass(61_000);
    pages.state.refuse = (_, response) => {
      refuse(response, 'InternalError', 500);
      return true;
    };
    await readImageSet(await live.ask());
    await expect.poll(async () => (await live.ask()).headers.get('x-pai-stale'), PATIENT).toBe('true');
    expect((await readImageSet(await live.ask())).images).toHaveLength(1_200);
  });

  test('pages that become empty while the total stays do not replace a larger set', async () => {
    await readImageSet(await live.ask());
    live.pass(61_000);
    pages.state.refuse = (page, response) => {
      if (page < 4) return false;
      sendJson(response, { RequestId: `page-${page}`, TotalCount: 1_200, Images: [] });
      return true;
    };
    await readImageSet(await live.ask());
    await expect.poll(async () => (await live.ask()).headers.get('x-pai-stale'), PATIENT).toBe('true');
    expect((await readImageSet(await live.ask())).images).toHaveLength(1_200);
    // With the cache bypassed, the smaller set is returned, and the larger one stays for others.
    const past = await readImageSet(await live.ask('', { headers: { 'Cache-Control': 'no-cache' } }));
    expect(past.images).toHaveLength(300);
    expect((await readImageSet(await live.ask())).images).toHaveLength(1_200);
    pages.state.refuse = () => false;
    pages.state.count = 500;
    live.pass(61_000);
    await readImageSet(await live.ask());
    await expect.poll(async () => (await readImageSet(await live.ask())).images.length, PATIENT).toBe(500);
  });

  test('one identity never gets the images of another', async () => {
    await readImageSet(await live.ask());
    const once = pagesAsked();
    live.state.key = new AccessKey('another-key-id', 'secret');
    await readImageSet(await live.ask());
    expect(pagesAsked()).toBe(2 * once);
    pages.open(3);
    const answer = await live.ask('', { headers: { 'Cache-Control': 'no-cache' } });
    live.state.key = new AccessKey(KEY.id, KEY.secret);
    pages.open();
    expect((await readImageSet(answer)).last).toMatchObject({ kind: 'failed', body: { Code: 'UPSTREAM_BROKEN' } });
  });

  test('its pages bypass the cache of answers, and are not stored there', async () => {
    const first = `${live.url}/api/v1/images?Verbose=true&PageSize=100&PageNumber=1`;
    await (await fetch(first)).arrayBuffer();
    await readImageSet(await live.ask());
    expect(pages.asked.filter(({ page }) => page === 1)).toHaveLength(2);
    await (await fetch(first.replace('PageNumber=1', 'PageNumber=2'))).arrayBuffer();
    expect(pages.asked.filter(({ page }) => page === 2)).toHaveLength(2);
  });

  test('a client that reads nothing delays nobody', async () => {
    pages.state.count = 3_000;
    pages.state.prefix = 'image'.padEnd(1_000, '-');
    const slow = connect(live.port, '127.0.0.1');
    slow.pause();
    slow.write(`GET /api/image-set HTTP/1.1\r\nHost: 127.0.0.1:${live.port}\r\nAccept-Encoding: identity\r\n\r\n`);
    const { images } = await readImageSet(await live.ask());
    expect(images).toHaveLength(3_000);
    slow.destroy();
  });
});

describe('over the stand-in', () => {
  async function standIn() {
    const started = await startStandIn({ key: KEY });
    closers.push(started.stop);
    return serveLive(started.origin);
  }

  test.each([
    ['slow pages', IMAGE_WORKSPACES.slowPages, 1_200],
    ['pages smaller than asked for', IMAGE_WORKSPACES.smallPages, 230],
    ['a list that shifts while it is paged, and a count of too many', IMAGE_WORKSPACES.shiftingPages, 230],
    ['no images', IMAGE_WORKSPACES.empty, 0],
  ])('%s', async (_, workspace, count) => {
    const { ask } = await standIn();
    const { images, last } = await readImageSet(await ask(`?WorkspaceId=${workspace}`));
    expect(images).toHaveLength(count);
    expect(new Set(images.map(({ ImageId }) => ImageId)).size).toBe(count);
    expect(last).toMatchObject({ kind: 'end', end: { isComplete: true } });
  });

  test('ListImages refused', async () => {
    const { ask } = await standIn();
    const answer = await ask(`?WorkspaceId=${IMAGE_WORKSPACES.refusedImages}`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ AccessDeniedDetail: { AuthAction: 'paiimage:ListImages' } });
  });
});
