import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { IMAGE_SET_FORM } from '../../contract/image-set/form.ts';
import type { ListImagesResponse } from '../../contract/operations.ts';
import { createTokenGate } from '../auth/token-gate.ts';
import { imagesIn, readImageSet, recordsIn } from '../testing/read-image-set.ts';
import { serve } from '../testing/serve.ts';

type Served = Awaited<ReturnType<typeof serve>>;
const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function served(...asked: Parameters<typeof serve>): Promise<Served> {
  const one = await serve(...asked);
  open.push(one);
  return one;
}

/** The raw bytes, which fetch would decompress. */
function rawGet(
  url: string,
  encoding: string,
): Promise<{ readonly encoding: string | undefined; readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { 'Accept-Encoding': encoding } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(parts) }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the image set of the embedded catalog', () => {
  test.each(['', '?Region=cn-shanghai', '?WorkspaceId=0', '?WorkspaceId=0&Region=cn-hangzhou'])(
    'holds what ListImages lists: %s',
    async (query) => {
      const { url } = await served();
      const all: object[] = [];
      for (let page = 1; ; page += 1) {
        const more = `${query === '' ? '?' : `${query}&`}Verbose=true&PageSize=100&PageNumber=${page}`;
        const { Images }: ListImagesResponse = await (await fetch(`${url}/api/v1/images${more}`)).json();
        all.push(...Images);
        if (Images.length < 100) break;
      }
      // While it is encoded, and from memory.
      for (let n = 0; n < 2; n += 1) {
        const answer = await fetch(`${url}/api/image-set${query}`);
        expect(answer.status).toBe(200);
        expect(answer.headers.get('age')).toBeNull();
        const { images, last } = await readImageSet(answer);
        expect(images).toEqual(all);
        expect(last).toMatchObject({ kind: 'end', end: { isComplete: true } });
      }
    },
  );

  test('is compressed as the client accepts, while loading and whole, and is much smaller', async () => {
    const plain = async (url: string, encoding: string) => {
      const answer = await rawGet(`${url}/api/image-set`, encoding);
      const bytes =
        answer.encoding === 'br'
          ? brotliDecompressSync(answer.body)
          : answer.encoding === 'gzip'
            ? gunzipSync(answer.body)
            : answer.body;
      const images = imagesIn(recordsIn(bytes)).length;
      return { encoding: answer.encoding, images, share: answer.body.length / bytes.length };
    };
    for (const [asked, expected] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
      ['br;q=0', undefined],
    ] as const) {
      const { url } = await served();
      const growing = await plain(url, asked);
      const whole = await plain(url, asked);
      expect([growing.encoding, whole.encoding]).toEqual([expected, expected]);
      expect(growing.images).toBeGreaterThan(10);
      expect(whole.images).toBe(growing.images);
      if (expected !== undefined) expect(Math.max(growing.share, whole.share)).toBeLessThan(0.5);
    }
  });

  test.each([
    ['Nonsense=1', 'Nonsense'],
    ['LabelFilter=a=1', 'LabelFilter'],
    ['Region=Mars_1', 'Region'],
    ['WorkspaceId=x', 'WorkspaceId'],
    ['Region=cn-hangzhou&Region=cn-hangzhou', 'Region'],
    ['Region=%zz', 'Region'],
    [`v=${IMAGE_SET_FORM + 1}`, 'v'],
  ])('refuses %s', async (query, name) => {
    const { url } = await served();
    const answer = await fetch(`${url}/api/image-set?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      Code: 'InvalidParameter',
      Message: expect.stringMatching(new RegExp(`^${name} `)),
    });
  });

  test('accepts its own format, and empty parameters', async () => {
    const { url } = await served();
    const answer = await fetch(`${url}/api/image-set?v=${IMAGE_SET_FORM}&Region=&WorkspaceId=`);
    expect((await readImageSet(answer)).images.length).toBeGreaterThan(10);
    expect((await fetch(`${url}/api/image-set`, { method: 'POST' })).status).toBe(405);
  });

  test('needs the access token', async () => {
    const { url } = await served({ gate: createTokenGate('a-token-of-the-tests-12345', 0, 'secret', '') });
    expect((await fetch(`${url}/api/image-set`)).status).toBe(401);
    const headers = { Authorization: 'Bearer a-token-of-the-tests-12345' };
    expect((await fetch(`${url}/api/image-set`, { headers })).status).toBe(200);
  });
});
