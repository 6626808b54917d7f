import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createTokenGate } from '../auth/token-gate.ts';
import { createCatalogSource } from '../sources/embedded/catalog-source.ts';
import { type ImageSource, WrittenAnswer } from '../sources/image-source.ts';
import { builtInCatalog } from '../testing/built-in.ts';
import { builtInSource, serve, settingsOf } from '../testing/serve.ts';
import { TEST_KEY } from '../testing/sign-for-test.ts';
import { BLOCK, FILES, HTML, PRELOAD } from '../testing/small-page.ts';

type Served = Awaited<ReturnType<typeof serve>>;
const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function served(parts: Parameters<typeof serve>[0] = {}): Promise<Served> {
  const one = await serve({ files: FILES, ...parts });
  open.push(one);
  return one;
}

/** The content of the data block of a page, as a browser would find it, and the address that it loads before the script. */
async function pageOf(url: string, headers: Readonly<Record<string, string>> = {}) {
  const html = await (await fetch(url, { headers })).text();
  const found = BLOCK.exec(html);
  if (found?.[1] === undefined) throw new Error(`no block in ${html}`);
  expect(html.replace(found[0], '').replace(PRELOAD, '</head>')).toBe(HTML);
  const href = PRELOAD.exec(html)?.[1]?.replaceAll('&amp;', '&');
  return { block: JSON.parse(found[1]), preloaded: href && new URL(href, url).href };
}

const blockOf = async (...page: Parameters<typeof pageOf>) => (await pageOf(...page)).block;

const labelsOf = async (url: string) => (await fetch(url)).json();

describe('the page contains', () => {
  test('the session, and the labels of its address as the API answers them', async () => {
    const { url } = await served();
    for (const query of [
      '',
      '?LabelFilter=system.chipType=GPU&sort=-Value&q=cuda',
      '?Region=cn-shanghai&LabelKeys=b,a',
    ]) {
      const { session, labels } = await blockOf(`${url}/${query}`);
      const { RequestId, ...rest } = await labelsOf(`${url}/api/session`);
      expect(session).toEqual({ ...rest, RequestId: expect.any(String) });
      expect(session.RequestId).not.toBe(RequestId);
      expect(labels.body).toEqual(await labelsOf(url + labels.target));
      expect(labels.ageSeconds).toBe(0);
    }
    const { labels } = await blockOf(`${url}/?Region=cn-shanghai&LabelKeys=b,a&WorkspaceId=`);
    expect(labels.target).toBe('/api/v1/image/labels?LabelKeys=a%2Cb&Region=cn-shanghai');
    expect(labels.scope).toEqual({ region: 'cn-shanghai', workspaceId: '', imageId: '' });
  });

  test('the defaults of the server, unless the address names others', async () => {
    const settings = settingsOf(['--region', 'cn-beijing', '--workspace', '7']);
    const { url } = await served({ settings });
    const target = async (query: string) => (await blockOf(`${url}/${query}`)).labels.target;
    expect(await target('')).toBe('/api/v1/image/labels?WorkspaceId=7&Region=cn-beijing');
    expect(await target('?Region=&WorkspaceId=0')).toBe('/api/v1/image/labels?WorkspaceId=0');
  });

  test.each([
    ['images', '/images?Region=cn-beijing&WorkspaceId=7&LabelFilter=a=1&day=x', 'WorkspaceId=7&Region=cn-beijing&'],
    ['a matrix', '/matrix', ''],
    ['checks', '/checks?q=a', ''],
    ['a filter that PAI does not know', '/?not=system.chipType=GPU', ''],
    ['an older version', '/?to=system.framework.PyTorch=2', ''],
  ])('for %s the session alone; the browser loads the images beside the script', async (_, path, scope) => {
    const { url } = await served();
    const { block, preloaded } = await pageOf(url + path);
    expect([Object.keys(block), preloaded]).toEqual([['session'], `${url}/api/image-set?${scope}v=1`]);
    expect((await fetch(preloaded ?? '')).headers.get('content-type')).toBe('application/octet-stream');
  });

  test.each([
    ['two sides', '/compare?vs.Region=cn-shanghai'],
    ['an image', '/images?ImageId=image-1'],
    ['images of an unknown form of region', '/images?Region=Mars_1'],
    ['several answers', '/?LabelFilter=system.chipType=GPU,system.chipType=CPU'],
    ['both styles of a framework', '/?LabelFilter=system.framework=PyTorch%202.1,system.framework.PyTorch=2.1'],
    ['an unknown form of region', '/?Region=Mars_1'],
    ['a part twice', '/?Region=cn-beijing&Region=cn-shanghai'],
    ['a filter without conditions', '/?LabelFilter=nonsense'],
    ['a broken escape', '/?LabelFilter=%ff'],
    ['keys that are none', '/?LabelKeys=a=b'],
  ])('the session alone for %s', async (_, path) => {
    const { url } = await served();
    const { block, preloaded } = await pageOf(url + path);
    expect([Object.keys(block), preloaded]).toEqual([['session'], undefined]);
  });

  test.each([
    [10_000, ['session', 'labels'], undefined],
    [20_000, ['session'], '/api/v1/image/labels'],
  ])(
    '%i labels only if they have at most 1 MB; the browser loads others beside the script',
    async (length, parts, target) => {
      const Labels = Array.from({ length }, (_, at) => ({ Key: `key-${at}`, Value: 'x'.repeat(40) }));
      const listImageLabels: ImageSource['listImageLabels'] = async () => ({ ok: true, value: { answer: { Labels } } });
      const { url } = await served({ source: { ...builtInSource(), listImageLabels } });
      const { block, preloaded } = await pageOf(`${url}/`);
      expect([Object.keys(block), preloaded]).toEqual([parts, target && url + target]);
    },
  );

  test('only the session under overload', async () => {
    const busy = await served({ isOverloaded: () => true });
    const { block, preloaded } = await pageOf(`${busy.url}/`);
    expect([Object.keys(block), preloaded]).toEqual([['session'], undefined]);
  });

  test('no block at addresses without a view', async () => {
    const { url } = await served();
    for (const path of ['/nowhere', '/index.html']) expect(await (await fetch(url + path)).text()).toBe(HTML);
  });

  test('addresses under a base path, as the page requests them there', async () => {
    const { url } = await served({ settings: settingsOf(['--base-path', '/pai']) });
    const { session, labels } = await blockOf(`${url}/pai/?LabelFilter=system.chipType=GPU`);
    expect(labels.target).toBe('/api/v1/image/labels?LabelFilter=system.chipType%3DGPU');
    expect(session.source).toBe('embedded');
  });
});

test.each(['</script><!--', '<script>alert(1)</script>', ']]>--><!--<script', '\u2028\u2029"\\', '$& $` \u0000'])(
  'no label ends the block or begins anything: %j',
  async (hostile) => {
    const catalog = builtInCatalog();
    const [first] = catalog.images;
    if (first === undefined) throw new Error('the catalog has images');
    const images = [{ ...first, labels: [{ Key: hostile, Value: hostile }] }];
    const { url } = await served({ source: createCatalogSource({ ...catalog, images }) });
    const { labels } = await blockOf(`${url}/`);
    expect(labels.body.Labels).toEqual([{ Key: hostile, Value: hostile }]);
    // Also in the address, which the target repeats.
    const asked = await blockOf(`${url}/?LabelKeys=${encodeURIComponent(hostile)}`);
    expect(asked.labels.body.Labels).toEqual([{ Key: hostile, Value: hostile }]);
  },
);

describe('no rows go to', () => {
  test('a client that has not signed in', async () => {
    const { url } = await served({ gate: createTokenGate('a-token-of-the-tests-12345', 7, 'the-cookie-12345') });
    const answer = await fetch(`${url}/`);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('first-answers');
    const { labels } = await blockOf(`${url}/`, { Cookie: 'pai-image-labels-7=the-cookie-12345' });
    expect(labels.body.Labels.length).toBeGreaterThan(10);
  });

  test('a page whose requests must be signed', async () => {
    const environment = { PAI_EMBEDDED_ACCESS_KEY_ID: TEST_KEY.id, PAI_EMBEDDED_ACCESS_KEY_SECRET: TEST_KEY.secret };
    const { url } = await served({ settings: settingsOf([], environment) });
    const { block, preloaded } = await pageOf(`${url}/`);
    expect([block.session.signed, block.labels, preloaded]).toEqual([true, undefined, undefined]);
  });

  test('requests by another page', async () => {
    const { url } = await served();
    const { block, preloaded } = await pageOf(`${url}/`, {
      'Sec-Fetch-Dest': 'script',
      'Sec-Fetch-Site': 'cross-site',
    });
    expect([block.labels, preloaded]).toEqual([undefined, undefined]);
  });
});

test('the live source sends cached labels with their age, without a call to the service', async () => {
  const state = { asked: 0, isCached: false };
  const text = JSON.stringify({ Labels: [{ Key: 'a', Value: '1' }], TotalCount: 1, RequestId: 'OF-PAI' });
  const answer = new WrittenAnswer(new TextEncoder().encode(text), 'OF-PAI', 'labels=2');
  const source: ImageSource = {
    ...builtInSource(),
    kind: 'live',
    listImageLabels: async () => {
      state.asked += 1;
      return { ok: true, value: { answer } };
    },
    fromCache: () => () => (state.isCached ? { answer, freshness: { ageSeconds: 7, stale: false } } : undefined),
  };
  const settings = settingsOf(['--source', 'live', '--auth', 'none', '--region', 'cn-hangzhou']);
  const { url } = await served({ source, settings });
  const target = '/api/v1/image/labels?Region=cn-hangzhou';
  expect(await pageOf(`${url}/`)).toEqual({ block: { session: expect.anything() }, preloaded: url + target });
  state.isCached = true;
  const { block, preloaded } = await pageOf(`${url}/`);
  expect(preloaded).toBeUndefined();
  expect(block.labels).toMatchObject({
    target,
    ageSeconds: 7,
    leftOut: 'labels=2',
    body: { RequestId: 'OF-PAI' },
  });
  expect(state.asked).toBe(0);
});

test('the address that the browser loads is that of the page, below its base path, whatever it contains', async () => {
  const source: ImageSource = { ...builtInSource(), kind: 'live', fromCache: () => () => undefined };
  const settings = settingsOf(['--base-path', '/pai', '--source', 'live', '--auth', 'none', '--region', 'cn-hangzhou']);
  const { url } = await served({ source, settings });
  const hostile = `a"><script>&amp;'`;
  const { preloaded } = await pageOf(`${url}/pai/?LabelKeys=${encodeURIComponent(hostile)}&sort=-Value`);
  const target = new URL(preloaded ?? '');
  expect(target.pathname).toBe('/pai/api/v1/image/labels');
  expect([...target.searchParams]).toEqual([
    ['LabelKeys', hostile],
    ['Region', 'cn-hangzhou'],
  ]);
});

describe('the answer', () => {
  test('is not cacheable, has the headers of the page, and HEAD has the same without a body', async () => {
    const { url } = await served();
    const [got, asked] = [await fetch(`${url}/`), await fetch(`${url}/`, { method: 'HEAD' })];
    expect(await asked.text()).toBe('');
    for (const { headers } of [got, asked])
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': expect.stringContaining("script-src 'self'"),
        vary: 'Accept-Encoding, Cookie, Accept-Language',
        'x-acs-request-id': expect.stringMatching(/^[0-9A-F-]{36}$/),
      });
    expect(got.headers.get('etag')).toBeNull();
  });

  test('is compressed as the client accepts', async () => {
    const { port } = await served();
    const raw = (encoding: string) =>
      new Promise<Buffer>((resolve, reject) => {
        const sent = request(
          { host: '127.0.0.1', port, path: '/', headers: { 'Accept-Encoding': encoding } },
          (answer) => {
            expect(answer.headers['content-encoding']).toBe(encoding);
            const parts: Buffer[] = [];
            answer.on('data', (part) => parts.push(part));
            answer.on('end', () => resolve(Buffer.concat(parts)));
          },
        );
        sent.on('error', reject).end();
      });
    expect(brotliDecompressSync(await raw('br')).toString()).toMatch(BLOCK);
    expect(gunzipSync(await raw('gzip')).toString()).toMatch(BLOCK);
  });
});
