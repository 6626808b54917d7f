import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { randomSecret } from '../auth/access-token.ts';
import { createLog } from '../log/log.ts';
import { builtInCatalog } from '../testing/built-in.ts';
import { rawRefusal, sendLines } from '../testing/raw-request.ts';
import { settingsOf, TEST_FILES } from '../testing/serve.ts';
import { startServer } from './start-server.ts';

async function start(args: readonly string[], environment: Record<string, string> = {}) {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const outcome = await startServer(settingsOf(args, environment), {
    files: TEST_FILES,
    version: '0',
    environment,
    log,
    freshToken: randomSecret(),
  });
  return { outcome, lines };
}

async function started(args: readonly string[], environment: Record<string, string> = {}) {
  const { outcome, lines } = await start(args, environment);
  if (!outcome.ok) throw new Error(outcome.error);
  return { ...outcome.value, lines, url: `http://127.0.0.1:${outcome.value.port}` };
}

async function errorOf(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const { outcome } = await start(args, environment);
  return outcome.ok ? 'started' : outcome.error;
}

describe('the announcement', () => {
  test('names the URL, the source and the number of images', async () => {
    const server = await started([]);
    const count = builtInCatalog().images.length;
    expect(server.announcement).toBe(
      `PAI Image Labels on http://127.0.0.1:${server.port} (embedded catalog, ${count} images)`,
    );
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(200);
    await server.close({ idleMs: 10 });
  });

  test.each([
    ['embedded', []],
    ['live', ['--source', 'live']],
  ])('is followed by variables that only look like settings, with the %s source', async (_, args) => {
    const server = await started(args, { PAI_WORKSPACE: 'canary', PAI_SERVICE_HOST: '10.0.0.1' });
    expect(server.remarks).toEqual(['PAI_WORKSPACE is set but not read; the name is PAI_WORKSPACE_ID']);
    await server.close({ idleMs: 10 });
  });

  test('contains a random token, whose URL opens the page', async () => {
    const server = await started(['--auth', 'token']);
    const url = /http:\S+/.exec(server.announcement)?.[0] ?? '';
    expect(url).toMatch(/\/\?token=[\w-]{43}$/);
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toContain(`pai-image-labels-${server.port}=`);
    expect((await fetch(`http://127.0.0.1:${server.port}/api/session`)).status).toBe(401);
    await server.close({ idleMs: 10 });
  });

  test('never contains a token from the settings', async () => {
    const server = await started(['--auth', 'token'], { PAI_ACCESS_TOKEN: 'canary-4711-access-token' });
    expect(server.announcement).not.toContain('canary');
    const headers = { authorization: 'Bearer canary-4711-access-token' };
    expect((await fetch(`http://127.0.0.1:${server.port}/api/session`, { headers })).status).toBe(200);
    await server.close({ idleMs: 10 });
  });

  test('of a server on all addresses has a URL that opens', async () => {
    const server = await started(['--host', '0.0.0.0', '--auth', 'token']);
    const url = /http:\S+/.exec(server.announcement)?.[0] ?? '';
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
    await server.close({ idleMs: 10 });
  });
});

test('localhost serves both loopback addresses', async () => {
  const server = await started(['--host', 'localhost']);
  expect(server.announcement).toContain(`http://localhost:${server.port} `);
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    expect((await fetch(`http://${host}:${server.port}/healthz`)).status).toBe(200);
  await server.close({ idleMs: 10 });
});

test('hosts from the settings are served, others are not', async () => {
  const server = await started(['--allowed-hosts', 'pai.example.com']);
  const status = async (host: string) =>
    (await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${host}`])).status;
  expect(await status('pai.example.com')).toBe(200);
  expect(await status(`pai.example.com:${server.port}`)).toBe(421);
  await server.close({ idleMs: 10 });
});

test.each(['a.com:99999', '127.1:80', '[1:2:3]:80', 'a.com:8080', '['])(
  'a request to host %s is refused in words',
  async (host) => {
    const server = await started(['--allowed-hosts', 'a.com,[::1]:8080,pai_1.internal:8080']);
    const refused = await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${host}`]);
    expect([refused.status, rawRefusal(refused).Code]).toEqual([421, 'MisdirectedRequest']);
    for (const allowed of ['a.com', '[::1]:8080', 'pai_1.internal:8080'])
      expect((await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${allowed}`])).status).toBe(200);
    await server.close({ idleMs: 10 });
  },
);

describe('a start that fails says why in one line', () => {
  test('a port in use', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    expect(await errorOf(['--port', String(port)])).toMatch(
      new RegExp(
        `^port ${port} on 127\\.0\\.0\\.1 is in use by \\S.* \\(process ${process.pid}\\); choose another with --port, or 0 for a free one$`,
      ),
    );
    other.close();
  });

  test.each(['127.0.0.1', '::1'])('%s in use is an error for localhost', async (address) => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, address, () => resolve((other.address() as { port: number }).port));
    });
    expect(await errorOf(['--host', 'localhost', '--port', String(port)])).toContain(
      `port ${port} on ${address} is in use by`,
    );
    // No socket of the attempt is left.
    const rest = createServer();
    await new Promise<void>((resolve) => rest.listen(port, address === '::1' ? '127.0.0.1' : '::1', resolve));
    rest.close();
    other.close();
  });

  test('an address of another machine', async () => {
    expect(await errorOf(['--host', '192.0.2.1', '--auth', 'token'])).toMatch(/^host 192\.0\.2\.1 is not an address/);
  });

  test('a catalog that cannot be read', async () => {
    expect(await errorOf(['--catalog', 'nowhere.json'])).toMatch(/^--catalog: nowhere\.json: .*no such file/);
    expect(await errorOf([], { PAI_CATALOG: 'nowhere.json' })).toMatch(/^PAI_CATALOG: nowhere\.json: .*no such file/);
  });
});

test.each([
  ['mine.json', 'mine.json'],
  ['mi\nne\u001b[2J.json', 'mi\\u{a}ne\\u{1b}[2J.json'],
])('a catalog of the person, %j, is named on one line and counted', async (name, shown) => {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ Images: [{ ImageId: 'a', Name: 'a' }] }));
  const server = await started(['--catalog', path]);
  expect(server.announcement).toContain(`(embedded catalog from ${join(folder, shown)}, 1 image)`);
  await server.close({ idleMs: 10 });
  rmSync(folder, { recursive: true });
});

describe('the live source', () => {
  /** A service with the same response for every request. */
  async function service() {
    const asked: IncomingMessage[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(request);
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ RequestId: 'OF-PAI-1', TotalCount: 1, Labels: [{ Key: 'k', Value: 'v' }] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const connections = () => new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
    return { url: `http://127.0.0.1:${port}`, asked, connections, close: () => server.close() };
  }
  const KEY = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-secret' };
  const TOKEN = 'canary-token-canary-token';
  const bearer = { authorization: `Bearer ${TOKEN}` };

  test('is announced with the endpoint of its region, and needs a token', async () => {
    const server = await started(['--source', 'live', '--region', 'me-east-1']);
    expect(server.announcement).toMatch(
      /^PAI Image Labels on http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} \(live PAI, region me-east-1 at https:\/\/aiworkspace\.aliyuncs\.com\)$/,
    );
    expect((await fetch(`${server.url}/api/session`)).status).toBe(401);
    await server.close({ idleMs: 10 });
  });

  test.each([
    [[], { network: 'public' }],
    [['--network', 'vpc'], { network: 'vpc' }],
    [['--endpoint', 'https://{region}.pai.example/'], { network: 'public', endpoint: 'https://{region}.pai.example' }],
  ])('tells the page what makes the host of a region: %j', async (args, reported) => {
    const server = await started(['--source', 'live', '--auth', 'none', ...args]);
    const session = await (await fetch(`${server.url}/api/session`)).json();
    expect(session).toMatchObject({ source: 'live', region: 'cn-hangzhou' });
    expect({ network: session.network, endpoint: session.endpoint }).toEqual({ endpoint: undefined, ...reported });
    expect(session).not.toHaveProperty('images');
    await server.close({ idleMs: 10 });
  });

  test('is the only one with a network', async () => {
    const server = await started([]);
    const session = await (await fetch(`${server.url}/api/session`)).json();
    expect(session).toMatchObject({ source: 'embedded' });
    expect(session).not.toHaveProperty('network');
    expect(session).not.toHaveProperty('endpoint');
    await server.close({ idleMs: 10 });
  });

  test('calls the service with the key of its environment, logs each request, and closes with the server', async () => {
    const pai = await service();
    const environment = { ...KEY, PAI_ACCESS_TOKEN: TOKEN };
    const server = await started(['--source', 'live', '--endpoint', pai.url], environment);
    expect(await server.askCredentials?.()).toBe('credentials: environment variables');
    const answer = await fetch(`${server.url}/api/v1/image/labels?LabelFilter=a=canary`, { headers: bearer });
    expect(await answer.json()).toMatchObject({ RequestId: 'OF-PAI-1', Labels: [{ Key: 'k', Value: 'v' }] });
    expect(answer.headers.get('x-acs-request-id')).toBe('OF-PAI-1');
    expect(pai.asked[0]?.headers.authorization).toContain('Credential=canary-id');
    expect(pai.asked[0]?.headers).not.toHaveProperty('cookie');
    await expect.poll(() => server.lines.filter((line) => line.includes('"method":"GET"'))).toHaveLength(1);
    expect(server.lines.join()).not.toContain('canary');

    await server.close({ idleMs: 10 });
    await expect.poll(pai.connections).toBe(0);
    pai.close();
  });

  test('with an incomplete key: the server runs, and names the missing part', async () => {
    const { ALIBABA_CLOUD_ACCESS_KEY_SECRET } = KEY;
    const server = await started(['--source', 'live', '--auth', 'none'], { ALIBABA_CLOUD_ACCESS_KEY_SECRET });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await server.askCredentials?.()).toMatch(/^credentials: .*ALIBABA_CLOUD_ACCESS_KEY_ID is not/);
    const answer = await fetch(`${server.url}/api/v1/images`);
    expect([answer.status, (await answer.json()).Code]).toEqual([502, 'CREDENTIALS_MISSING']);
    await server.close({ idleMs: 10 });
    expect(server.lines.join()).not.toContain('canary');
  });

  test('is the only one with credentials: the embedded one never looks for them', async () => {
    const server = await started([], KEY);
    expect(server.askCredentials).toBeUndefined();
    await server.close({ idleMs: 10 });
  });
});
