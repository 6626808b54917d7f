import { describe, expect, test } from 'vitest';
import { bypassesCache } from '../http/headers.ts';
import { fakeLiveSource } from '../testing/fake-live-source.ts';
import { builtInSource, serve } from '../testing/serve.ts';

test.each([
  ['no-cache', true],
  ['NO-Cache', true],
  ['max-age=0, no-cache', true],
  ['max-age=0,no-cache ,no-transform', true],
  ['', false],
  [null, false],
  ['no-store', false],
  ['max-age=0', false],
  ['no-cache=Set-Cookie', false],
  ['no-cache-please', false],
  ['x-no-cache', false],
  ['no-cache;', false],
  ['note="a, no-cache, b"', false],
  ['note="a, no-cache', false],
  ['note="a", no-cache', true],
])('%s: %s', (header, expected) => {
  expect(bypassesCache(header)).toBe(expected);
});

describe('over HTTP', () => {
  test('reaches every operation of the source, from a browser on the page too', async () => {
    const asked: unknown[] = [];
    const catalog = builtInSource();
    const source = fakeLiveSource({
      listImageLabels: (request, signal, how) => {
        asked.push(how);
        return catalog.listImageLabels(request, signal);
      },
      listImages: (request, signal, how) => {
        asked.push(how);
        return catalog.listImages(request, signal);
      },
    });
    const server = await serve({ source });
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${server.url}${path}`, { headers })).status;
    const browser = { 'cache-control': 'no-cache', origin: server.url, 'sec-fetch-site': 'same-origin' };
    expect(await status('/api/v1/image/labels', browser)).toBe(200);
    expect(await status('/api/v1/images', { 'cache-control': 'max-age=0, No-Cache', pragma: 'no-cache' })).toBe(200);
    expect(await status('/api/v1/images', { 'cache-control': 'max-age=0' })).toBe(200);
    expect(await status('/api/session', browser)).toBe(200);
    expect(asked).toEqual([{ bypassCache: true }, { bypassCache: true }, { bypassCache: false }]);
    await server.close({ idleMs: 10 });
  });

  test('changes nothing about the answers of the embedded source', async () => {
    const server = await serve();
    const answer = async (headers: Record<string, string>) => {
      const { RequestId: _, ...body } = await (await fetch(`${server.url}/api/v1/images`, { headers })).json();
      return body;
    };
    expect(await answer({ 'cache-control': 'no-cache' })).toEqual(await answer({}));
    await server.close({ idleMs: 10 });
  });
});
