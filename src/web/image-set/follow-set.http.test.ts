import type { IncomingMessage, ServerResponse } from 'node:http';
import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { endRecord, failedRecord, ImageSetEncoder, progressRecord } from '../../contract/image-set/encode-images.ts';
import { closeServers, httpServer, sendJson } from '../../server/sources/live/testing/fault-server.ts';
import { serve } from '../../server/testing/serve.ts';
import { createQueryClient } from '../api/query-client.ts';
import { imagesQuery } from './images-query.ts';

const SCOPE = { region: 'cn-beijing', workspaceId: '', imageId: '' };
const realFetch = fetch;
const clients: QueryClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.clear();
  await closeServers();
  vi.unstubAllGlobals();
});

/** Longer than the default of vi.waitFor, for busy machines. */
const until = (check: () => void) => vi.waitFor(check, 4_000);

type AnswerTo = (response: ServerResponse, count: number, request: IncomingMessage) => void;

/** A view of images with responses of this server. */
async function viewOf(answer: AnswerTo) {
  const { url, requests } = await httpServer((request, response, count) => answer(response, count, request));
  return { ...viewAt(url), requests };
}

function viewAt(url: string, asked = (path: string) => path) {
  // The page uses paths only, which only a browser can resolve.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(asked(path), url), init));
  const client = createQueryClient();
  clients.push(client);
  const observer = new QueryObserver(client, imagesQuery(SCOPE));
  observer.subscribe(() => undefined);
  const result = () => observer.getCurrentResult();
  return {
    client,
    result,
    size: () => result().data?.set.size,
    hasFailed: () => until(() => expect(result().isError).toBe(true)),
    isThere: () => until(() => expect(result().data?.isComplete).toBe(true)),
  };
}

const STREAM = { 'Content-Type': 'application/octet-stream', 'x-acs-request-id': 'R-7' };
const END = { isComplete: true, answeredAt: 1 };

/** The records of two pages with two images each. */
function records(): readonly Uint8Array[] {
  const encoder = new ImageSetEncoder();
  const images = (from: number) =>
    [from, from + 1].map((at) => ({ ImageId: `image-${at}`, Labels: [{ Key: 'n', Value: `${at}` }] }));
  const request = (page: number) => ({ target: `page ${page}`, requestId: '', returned: 2, milliseconds: 1 });
  const leftOut = 'images=1; field=Size';
  return [
    ...encoder.images(images(0)),
    progressRecord({ loaded: 2, totalCount: 5, expected: 5, request: { ...request(1), leftOut } }),
    ...encoder.images(images(2)),
    progressRecord({ loaded: 4, totalCount: 5, expected: 5, request: { ...request(2), leftOut } }),
  ];
}
const joined = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);

describe('the stream of an image set', () => {
  it('is read at any speed, and reports its requests', async () => {
    const body = joined(...records(), endRecord(END));
    const { isThere, result, requests } = await viewOf((response) => {
      response.writeHead(200, { ...STREAM, Age: '40', 'X-Pai-Stale': 'true' });
      let at = 0;
      // One byte at a time; the next one follows when this one is sent.
      const next = () => {
        if (at === body.length) response.end();
        else response.write(body.subarray(at, ++at), next);
      };
      next();
    });
    await isThere();
    expect(requests[0]?.url).toBe('/api/image-set?Region=cn-beijing&v=1');
    expect(result().data).toMatchObject({ set: { size: 4 }, totalCount: 5, isStopped: false, isCut: false });
    expect(result().data?.requests).toMatchObject([
      {
        target: '/api/image-set?Region=cn-beijing&v=1',
        requestId: 'R-7',
        returned: 4,
        totalCount: 5,
        ageSeconds: 40,
        stale: true,
        leftOut: 'images=1; field=Size, images=1; field=Size',
      },
    ]);
  });

  it('shows loaded images while the rest is loading', async () => {
    const [images = new Uint8Array(), progress = new Uint8Array(), ...rest] = records();
    let goOn = () => {};
    const { result, size, isThere } = await viewOf((response) => {
      response.writeHead(200, STREAM);
      response.write(joined(images, progress, ...rest.slice(0, 1)).subarray(0, -1));
      goOn = () => response.end(joined(...rest, endRecord(END)).subarray((rest[0]?.length ?? 0) - 1));
    });
    await until(() => expect(size()).toBe(2));
    expect(result().data).toMatchObject({ isComplete: false, expected: 5, set: { labels: [{}, {}] } });
    goOn();
    await isThere();
    expect(size()).toBe(4);
  });

  it('may end before the last image, at the loading limit', async () => {
    const { result, size } = await viewOf((response) => {
      response.writeHead(200, STREAM).end(joined(...records(), endRecord({ ...END, isComplete: false })));
    });
    await until(() => expect(result().isSuccess).toBe(true));
    expect(result().data).toMatchObject({ isComplete: false, isStopped: true, isCut: true });
    expect(size()).toBe(4);
  });

  it('may end before the last image, if the service repeats itself', async () => {
    const { result } = await viewOf((response) => {
      const end = endRecord({ ...END, isComplete: false, isRepeated: true });
      response.writeHead(200, STREAM).end(joined(...records(), end));
    });
    await until(() => expect(result().isSuccess).toBe(true));
    expect(result().data).toMatchObject({ isComplete: false, isStopped: true, isCut: true, isRepeated: true });
  });

  it.each([
    ['its connection is cut', (response: ServerResponse) => response.destroy()],
    ['it ends without its last record', (response: ServerResponse) => response.end()],
  ])('keeps the loaded images if %s, and retries automatically', async (_, cut) => {
    const { isThere, size, requests, result } = await viewOf((response, count) => {
      response.writeHead(200, STREAM);
      if (count > 1) response.end(joined(...records(), endRecord(END)));
      else response.write(joined(...records()), () => cut(response));
    });
    await until(() => expect(size()).toBe(4));
    expect(result().data?.isComplete).toBe(false);
    await isThere();
    expect(size()).toBe(4);
    expect(requests).toHaveLength(2);
  });

  it('is requested again without a response', async () => {
    const { isThere } = await viewOf((response, count) => {
      if (count === 1) response.destroy();
      else response.writeHead(200, STREAM).end(joined(...records(), endRecord(END)));
    });
    await isThere();
  });

  it('reports the PAI error that ended it, beside the images before it', async () => {
    const AccessDeniedDetail = { AuthAction: 'paiimage:ListImages' };
    const body = { RequestId: 'R-9', HostId: 'h', Code: 'NoPermission', Message: 'no', Recommend: '' };
    const { hasFailed, result, size } = await viewOf((response) => {
      response.writeHead(200, STREAM);
      response.end(joined(...records(), failedRecord(403, { ...body, AccessDeniedDetail })));
    });
    await hasFailed();
    expect(result().error).toMatchObject({
      code: 'NoPermission',
      status: 403,
      requestId: 'R-9',
      retryable: false,
      accessDenied: AccessDeniedDetail,
    });
    expect(size()).toBe(4);
    expect(result().data).toMatchObject({ isComplete: false, isStopped: false });
  });

  it.each([
    ['an error record without a PAI error', failedRecord(500, {} as never)],
    ['bytes of another form', Buffer.from('no image set at all, and long enough to be read')],
  ])('reports an unreadable stream: %s', async (_, bytes) => {
    const { hasFailed, result, size } = await viewOf((response) => {
      response.writeHead(200, STREAM).end(joined(...records(), bytes));
    });
    await hasFailed();
    expect(result().error).toMatchObject({ code: 'UnexpectedAnswer', retryable: false });
    // The images before it are valid, although they came in the same piece.
    expect(size()).toBe(4);
  });

  it.each([
    [
      'a refusal',
      (response: ServerResponse) => sendJson(response, { Code: 'NoPermission', Message: 'no', RequestId: 'r' }, 403),
      { code: 'NoPermission', status: 403 },
    ],
    [
      'a page of another site',
      (response: ServerResponse) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>sign in</p>'),
      { code: 'UnexpectedAnswer', isForeign: true },
    ],
    [
      'a redirect',
      (response: ServerResponse) => response.writeHead(302, { Location: 'https://sign-in.example/' }).end(),
      { code: 'UnexpectedAnswer' },
    ],
  ])('reports %s in its place', async (_, answer, error) => {
    const { hasFailed, result } = await viewOf(answer);
    await hasFailed();
    expect(result().error).toMatchObject(error);
    expect(result().data).toBeUndefined();
  });

  it('with another form means another build, and the session is fetched', async () => {
    const { url, close } = await serve();
    const { client, hasFailed, result } = viewAt(url, (path) => path.replace(/v=\d+/, 'v=9999'));
    client.setQueryData(['session'], { build: [] });
    await hasFailed();
    expect(result().error).toMatchObject({ code: 'OtherBuild', status: 400, retryable: false });
    expect(client.getQueryState(['session'])?.isInvalidated).toBe(true);
    await close();
  });
});
