import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../contract/page-load/preferences.ts';
import { PAGE_PATHS } from '../api/app.ts';
import { createTokenGate } from '../auth/token-gate.ts';
import { withoutBasePath } from '../http/target.ts';
import { checkBasePath, OWN_SEGMENTS } from '../settings/check-address.ts';
import { appUnderTest } from '../testing/app-under-test.ts';
import { sendLines } from '../testing/raw-request.ts';
import { builtInSource, serve, settingsOf } from '../testing/serve.ts';
import { filesUnder, loadStaticFiles, pagePath } from './static-files.ts';

const BASE = '/user/a%40b.example/proxy/4720';
const TOKEN = 'the-token-of-this-test';
const BUILT = loadStaticFiles(fileURLToPath(new URL('../../../dist/client', import.meta.url)));

let open: Awaited<ReturnType<typeof serve>>;
let gated: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  const settings = settingsOf(['--base-path', `${BASE}/`]);
  open = await serve({ settings, files: BUILT });
  gated = await serve({ settings, files: BUILT, gate: createTokenGate(TOKEN, 4720, 'secret', BASE) });
});
afterAll(() => Promise.all([open.close({ idleMs: 10 }), gated.close({ idleMs: 10 })]));

function ask(line: string, headers: readonly string[] = [], server = open) {
  return sendLines(server.port, `${line} HTTP/1.1`, [`Host: 127.0.0.1:${server.port}`, ...headers]);
}

/** The addresses that a page loads or links to, without those of places in itself. */
function addressesIn(html: string): readonly string[] {
  return [...html.matchAll(/\s(?:src|href)="([^"#][^"]*)"/g)].map(([, address = '']) => address);
}

describe.each([
  ['a proxy that leaves the base path', BASE],
  ['a proxy that takes it off', ''],
])('behind %s', (_, sent) => {
  test('the page, its files, the API and the probes are served', async () => {
    const page = await ask(`GET ${sent}/`);
    expect(page.status).toBe(200);
    const addresses = addressesIn(page.body);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      expect(address).toMatch(new RegExp(`^${BASE}/`));
      expect([address, (await ask(`GET ${sent}${address.slice(BASE.length)}`)).status]).toEqual([address, 200]);
    }
    for (const path of ['/images', '/matrix?x=1', '/compare', '/api/session', '/healthz', '/readyz'])
      expect([path, (await ask(`GET ${sent}${path}`)).status]).toEqual([path, 200]);
    expect((await ask(`GET ${sent}/nowhere/at/all`)).status).toBe(404);
    expect((await ask(`GET ${sent}/api/nowhere`)).status).toBe(404);
  });

  test('pages report and link below it', async () => {
    for (const path of ['/', '/nowhere', '/assets/gone-1.js']) {
      const { headers } = await ask(`GET ${sent}${path}`);
      expect(headers.get('content-security-policy')).toContain(`; report-uri ${BASE}/api/csp-report`);
    }
    expect(addressesIn((await ask(`POST ${sent}/`)).body)).toEqual([`${BASE}/`]);
    const strange = await sendLines(open.port, `GET ${sent}/ HTTP/1.1`, ['Host: evil.example']);
    expect([strange.status, addressesIn(strange.body)]).toEqual([421, [`${BASE}/`]]);
  });

  test('the session names the files as the page does', async () => {
    const { build } = JSON.parse((await ask(`GET ${sent}/api/session`)).body);
    const page = addressesIn((await ask(`GET ${sent}/`)).body);
    expect(build).toHaveLength(2);
    for (const file of build) expect(page).toContain(file);
  });

  test('signing in: page, cookie and redirect', async () => {
    const signIn = await ask(`GET ${sent}/images`, [], gated);
    expect(signIn.status).toBe(401);
    for (const address of addressesIn(signIn.body)) {
      expect(address).toMatch(new RegExp(`^${BASE}/sign-in/`));
      expect((await ask(`GET ${sent}${address.slice(BASE.length)}`, [], gated)).status).toBe(200);
    }
    const entered = await ask(`GET ${sent}/images?q=1&token=${TOKEN}`, [], gated);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe(`${BASE}/images?q=1`);
    expect(entered.headers.get('set-cookie')).toBe(
      `pai-image-labels-4720=secret; Path=${BASE}/; HttpOnly; SameSite=Strict`,
    );
    const wrong = await ask(`GET ${sent}//evil.example/?token=${TOKEN}`, [], gated);
    expect(wrong.headers.get('location')).toBeUndefined();
  });

  test('the guard refuses the same requests as at the root', async () => {
    const refused: readonly (readonly [line: string, headers: readonly string[], status: number])[] = [
      [`GET ${sent}//evil.example`, [], 400],
      [`GET ${sent}/../api/session`, [], 400],
      [`GET ${sent}/%2e%2e/api/session`, [], 400],
      [`GET ${sent}/api/session`, ['Origin: http://evil.example'], 403],
      [`GET ${sent}/api/session`, ['Sec-Fetch-Site: cross-site'], 403],
      [`GET http://evil.example${sent}/`, [], 400],
    ];
    for (const [line, headers, status] of refused)
      expect([line, headers, (await ask(line, headers)).status]).toEqual([line, headers, status]);
    expect((await ask(`GET ${sent}/api/session`, [], gated)).status).toBe(401);
    expect((await sendLines(open.port, `POST ${sent}/healthz HTTP/1.1`, ['Host: evil.example'])).status).toBe(421);
  });
});

test('a probe may name any host under the base path too', async () => {
  for (const path of ['/healthz', `${BASE}/readyz`])
    expect((await sendLines(open.port, `GET ${path} HTTP/1.1`, ['Host: 10.244.0.5:4720'])).status).toBe(200);
});

test('without its slash it redirects to the address with one, and a path that only starts like it does not', async () => {
  const answer = await ask(`GET ${BASE}?q=1`);
  expect([answer.status, answer.headers.get('location')]).toEqual([308, `${BASE}/?q=1`]);
  expect((await ask(`GET ${BASE}`)).headers.get('location')).toBe(`${BASE}/`);
  expect((await sendLines(open.port, `GET ${BASE} HTTP/1.1`, ['Host: evil.example'])).status).toBe(421);
  for (const path of [`${BASE}x`, `${BASE}%2f`, BASE.toUpperCase()])
    expect((await ask(`GET ${path}`)).status).toBe(404);
});

test('it is removed once, and a target without it stays unchanged', () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      expect(withoutBasePath(`/pai${path}`, '/pai')).toBe(path === '' ? '/pai' : path);
      if (!/^\/pai(\/|$)/.test(path)) expect(withoutBasePath(path, '/pai')).toBe(path);
      expect(withoutBasePath(path, '')).toBe(path);
    }),
  );
});

test('a proxy or a browser that writes an escape of it in another way gets the same answers', async () => {
  for (const spelled of ['/user/a@b.example/proxy/4720', '/%75ser/a%40b%2Eexample/proxy/4720']) {
    expect((await ask(`GET ${spelled}/images`)).status).toBe(200);
    expect(JSON.parse((await ask(`GET ${spelled}/api/session`)).body).source).toBe('embedded');
    expect((await ask(`GET ${spelled}?q=1`)).headers.get('location')).toBe(`${BASE}/?q=1`);
    expect((await ask(`GET ${spelled}/api/session`, [], gated)).status).toBe(401);
    expect((await ask(`GET ${spelled}/%2e%2e/api/session`)).status).toBe(400);
  }
  for (const other of ['/user/a%2540b.example/proxy/4720', '/user%2Fa@b.example/proxy/4720', '/user/a%/proxy/4720'])
    expect([other, (await ask(`GET ${other}/images`)).status]).toEqual([other, 404]);
});

test('the pages under it are compressed as the built ones are, and the other files are the same', () => {
  const files = filesUnder(BUILT, '/pai');
  const pages = LANGUAGES.map(pagePath);
  for (const path of pages) {
    const bodies = files.get(path)?.bodies;
    const plain = Buffer.from(bodies?.get('identity') ?? []).toString();
    expect(plain).toContain('src="/pai/assets/');
    expect(brotliDecompressSync(bodies?.get('br') ?? Buffer.alloc(0)).toString()).toBe(plain);
    expect(gunzipSync(bodies?.get('gzip') ?? Buffer.alloc(0)).toString()).toBe(plain);
    expect(files.get(path)?.hash).not.toBe(BUILT.get(path)?.hash);
  }
  for (const [path, file] of files) if (!pages.includes(path)) expect(file).toBe(BUILT.get(path));
  expect(filesUnder(BUILT, '')).toBe(BUILT);
});

test('no built script contains an address from the root of the host', () => {
  for (const [path, file] of BUILT)
    if (path.endsWith('.js'))
      expect([path, new TextDecoder().decode(file.bodies.get('identity')).match(/["'`]\/?assets\//)]).toEqual([
        path,
        null,
      ]);
});

describe('the setting', () => {
  test.each([
    ['/', ''],
    ['/pai', '/pai'],
    ['/pai/', '/pai'],
    ['/user/x/proxy/4720/', '/user/x/proxy/4720'],
    ['/user/a%40b@c.d/proxy/4720', '/user/a%40b@c.d/proxy/4720'],
    ['/api/v1/namespaces/default/services/pai:4720/proxy/', '/api/v1/namespaces/default/services/pai:4720/proxy'],
  ])('%s is %j', (text, path) => {
    expect(checkBasePath(text)).toEqual({ ok: true, value: path });
  });

  test.each([
    'pai',
    '//',
    '//pai',
    '/pai//',
    '/pai//x',
    '/a/../b',
    '/.',
    '/a b',
    '/a?b',
    '/a#b',
    '/a;b',
    '/a,b',
    '/a"b',
    "/a'b",
    '/a<b',
    '/a\\b',
    '/a\nb',
    '/é',
    '/a%',
    '/a%2',
    '/a%2Fb',
    '/a%2e%2e',
    '/a%00',
    '/a%5cb',
    'http://x/pai',
    ' /pai',
    `/${'a'.repeat(200)}`,
  ])('%j is not allowed', (text) => {
    const checked = checkBasePath(text);
    expect(checked).toMatchObject({ ok: false, error: expect.stringContaining('a path such as /pai') });
  });

  test.each([
    '/api',
    '/api/v1',
    '/api/v1/images/x',
    '/assets/',
    '/images',
    '/images/x',
    '/healthz',
    '/sign-in',
    '/mcp',
  ])('%s could be taken for a path of the product', (text) => {
    expect(checkBasePath(text)).toMatchObject({
      ok: false,
      error: expect.stringContaining('which is a path of the product'),
    });
  });

  test('knows the first segment and the depth of every path of the product', () => {
    const app = appUnderTest({
      source: builtInSource(),
      settings: { region: '', workspaceId: '' },
      version: '',
      files: BUILT,
      gate: createTokenGate(TOKEN, 1),
    });
    const paths = [...app.routes.map(({ path }) => path), ...PAGE_PATHS, ...BUILT.keys()];
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const segments = path.split('/').slice(1);
      if (path !== '/' && path !== '/*' && path !== '*') expect([...OWN_SEGMENTS]).toContain(segments[0]);
      expect(segments.length).toBeLessThanOrEqual(4);
    }
  });
});
