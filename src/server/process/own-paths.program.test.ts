import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ProvenanceResponse, SessionResponse } from '../../contract/operations.ts';
import { pathOf, VIEWS } from '../../web/address/view-paths.ts';
import { type AppParts, PAGE_PATHS } from '../api/app.ts';
import { createTokenGate } from '../auth/token-gate.ts';
import { loadStaticFiles, type StaticFiles } from '../page/static-files.ts';
import { appUnderTest } from '../testing/app-under-test.ts';
import { fakeLiveSource } from '../testing/fake-live-source.ts';
import { builtInSource } from '../testing/serve.ts';

const source = builtInSource();
const REQUEST_ID = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;

function appWith(parts: Partial<AppParts> = {}) {
  return appUnderTest({ source, settings: { region: '', workspaceId: '' }, version: '1.2.3', ...parts });
}

test('the session contains what the page needs, and no more', async () => {
  const settings = { region: 'cn-shanghai', workspaceId: '7' };
  const answer = await (await appWith({ settings }).request('/api/session')).json();
  expect(SessionResponse.parse(answer)).toEqual(answer);
  expect(answer).toMatchObject({ source: 'embedded', signed: false, ...settings, version: '1.2.3' });
  expect(answer.images).toBe(source.imageCount);
  expect(answer.regions).toContain('cn-hangzhou');
});

test('the session of the live source names its network and custom endpoint, and has no image count', async () => {
  const live = {
    region: 'me-east-1',
    workspaceId: '',
    network: 'vpc',
    endpoint: 'https://{region}.example',
  } as const;
  const answer = await appWith({ source: fakeLiveSource(), settings: live }).request('/api/session');
  const session = await answer.json();
  expect(SessionResponse.parse(session)).toEqual(session);
  expect(session).toMatchObject({ source: 'live', ...live });
  expect(session).not.toHaveProperty('images');
});

describe('the session names the build of the page', () => {
  const page = (...names: readonly string[]): StaticFiles => {
    const html = `<script src="/assets/${names[0]}"></script><link href="/assets/${names[1]}"><link href="/icon.svg">`;
    const file = (hashed: boolean) => ({ type: 'text/plain', hashed, hash: 'h' });
    return new Map([
      ['/index.html', { ...file(false), bodies: new Map([['identity', new TextEncoder().encode(html)]]) }],
      ['/icon.svg', { ...file(false), bodies: new Map() }],
      ...names.map((name) => [`/assets/${name}`, { ...file(true), bodies: new Map() }] as const),
    ]);
  };
  const buildOf = async (files?: StaticFiles) =>
    SessionResponse.parse(await (await appWith(files && { files }).request('/api/session')).json()).build;

  test('by its script and its style, not by files that load later or have a fixed name', async () => {
    expect(await buildOf(page('app-1.js', 'app-1.css', 'later-1.js'))).toEqual([
      '/assets/app-1.js',
      '/assets/app-1.css',
    ]);
  });

  test('but not without a page', async () => {
    expect(await buildOf()).toBeUndefined();
    expect(await buildOf(new Map())).toBeUndefined();
  });

  test('as the built page does', async () => {
    const files = loadStaticFiles(fileURLToPath(new URL('../../../dist/client', import.meta.url)));
    const build = await buildOf(files);
    expect(build).toHaveLength(2);
    expect(build).toContainEqual(expect.stringMatching(/^\/assets\/.+\.js$/));
    expect(build).toContainEqual(expect.stringMatching(/^\/assets\/.+\.css$/));
  });
});

test('the sources of images, for the embedded catalog only', async () => {
  const answer = await (await appWith().request('/api/provenance')).json();
  const { Images, RequestId } = ProvenanceResponse.parse(answer);
  expect(RequestId).toMatch(REQUEST_ID);
  expect(Images).toEqual(source.provenance());
  expect(Images.length).toBeGreaterThan(200);
  const live = await appWith({ source: fakeLiveSource() }).request('/api/provenance');
  expect((await live.json()).Images).toEqual([]);
});

describe('every path', () => {
  const files = loadStaticFiles(fileURLToPath(new URL('../../../dist/client', import.meta.url)));
  const contract = readFileSync(new URL('../../contract/README.md', import.meta.url), 'utf8');
  const ROUTES = [
    'GET /healthz',
    'HEAD /healthz',
    'GET /readyz',
    'HEAD /readyz',
    'GET /sign-in/icon.svg',
    'HEAD /sign-in/icon.svg',
    'GET /sign-in/sign-in.css',
    'HEAD /sign-in/sign-in.css',
    'GET /sign-in/sign-in.js',
    'HEAD /sign-in/sign-in.js',
    'ALL /api/v1/image/labels',
    'ALL /api/v1/images',
    'ALL /api/v1/images/:ImageId',
    'ALL /api/v1/workspaces',
    'ALL /api/v1/workspaces/:WorkspaceId',
    'ALL /api/session',
    'ALL /api/provenance',
    'ALL /api/image-set',
    'ALL /api/newest',
    'ALL /api/changes',
    'ALL /api/csp-report',
    'ALL /api/history',
    'ALL /mcp',
  ];
  const OTHERWISE = ['ALL /*', 'ALL /api', 'ALL /api/*'];
  const PAGES = ['/', '/images', '/matrix', '/compare', '/checks'];

  test('the app has exactly these routes', () => {
    const app = appWith({ files, gate: createTokenGate('the-token-of-this-test', 1) });
    const routes = new Set(app.routes.map(({ method, path }) => `${method} ${path}`));
    expect([...routes].sort()).toEqual([...ROUTES, ...OTHERWISE].sort());
  });

  test.each<[path: string, status: number]>([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/api/v1/image/labels', 200],
    ['/api/v1/images', 200],
    ['/api/v1/images/image-of-nobody', 404],
    ['/api/v1/workspaces', 200],
    ['/api/v1/workspaces/1', 404],
    ['/api/session', 200],
    ['/api/provenance', 200],
    ['/api/newest', 200],
    ['/api/csp-report', 405],
    ['/mcp', 405],
    ['/api/changes', 404],
    ['/api/history', 404],
    ['/api/newer', 404],
    ...PAGES.map((path): [string, number] => [path, 200]),
    ['/no-such-view', 404],
  ])('%s answers %d', async (path, status) => {
    const answer = await appWith({ files }).request(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain(/^\/(api|mcp|healthz|readyz)/.test(path) ? 'json' : 'html');
  });

  test('the image set has a private format', async () => {
    const answer = await appWith().request('/api/image-set');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
  });

  test('server and page agree on the addresses of views', () => {
    expect([...PAGE_PATHS]).toEqual(PAGES);
    expect(VIEWS.map(pathOf)).toEqual(PAGES);
  });

  test('the contract names them', () => {
    const paths = [...ROUTES.map((route) => route.split(' ')[1] ?? ''), ...PAGES];
    const named = paths.filter((path) => !path.startsWith('/sign-in/'));
    for (const path of named) expect(contract).toMatch(new RegExp(`[ \`]${path.replace(/:(\w+)/, '\\{$1\\}')}\``));
  });
});
