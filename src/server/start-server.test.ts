import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInCatalog } from './embedded/built-in-catalog.ts';
import { startServer } from './start-server.ts';
import { sendLines } from './testing/raw-request.ts';
import { settingsOf, TEST_FILES } from './testing/serve.ts';

const surroundings = { files: TEST_FILES, version: '0', logFault: () => {} };

async function started(args: readonly string[], environment: Record<string, string> = {}) {
  const server = await startServer(settingsOf(args, environment), surroundings);
  if (!server.ok) throw new Error(server.fault);
  return server;
}

async function faultOf(args: readonly string[]): Promise<string> {
  const server = await startServer(settingsOf(args), surroundings);
  return server.ok ? 'started' : server.fault;
}

describe('the announcement', () => {
  test('tells the URL, the source and the number of images', async () => {
    const server = await started([]);
    const count = builtInCatalog().images.length;
    expect(server.announcement).toBe(
      `PAI Image Labels on http://127.0.0.1:${server.port} (embedded catalog, ${count} images)`,
    );
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(200);
    await server.close({ idleMs: 10 });
  });

  test('holds a random token, whose URL opens the page', async () => {
    const server = await started(['--auth', 'token']);
    const url = /http:\S+/.exec(server.announcement)?.[0] ?? '';
    expect(url).toMatch(/\/\?token=[\w-]{43}$/);
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toContain(`pai-image-labels-${server.port}=`);
    expect((await fetch(`http://127.0.0.1:${server.port}/api/session`)).status).toBe(401);
    await server.close({ idleMs: 10 });
  });

  test('never holds a token that the person chose', async () => {
    const server = await started(['--auth', 'token'], { PAI_ACCESS_TOKEN: 'canary-canary-canary' });
    expect(server.announcement).not.toContain('canary');
    const headers = { authorization: 'Bearer canary-canary-canary' };
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

test('hosts that the settings add are answered, others are not', async () => {
  const server = await started(['--allowed-hosts', 'pai.example.com']);
  const status = async (host: string) =>
    (await sendLines(server.port, 'GET /healthz HTTP/1.1', [`Host: ${host}`])).status;
  expect(await status('pai.example.com')).toBe(200);
  expect(await status(`pai.example.com:${server.port}`)).toBe(421);
  await server.close({ idleMs: 10 });
});

describe('a start that fails says why in one line', () => {
  test('a port in use', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    expect(await faultOf(['--port', String(port)])).toBe(
      `port ${port} on 127.0.0.1 is in use; choose another with --port, or 0 for a free one`,
    );
    other.close();
  });

  test('an address that is not of this machine', async () => {
    expect(await faultOf(['--host', '192.0.2.1', '--auth', 'token'])).toMatch(/^host 192\.0\.2\.1 is not an address/);
  });

  test('a catalog that cannot be read', async () => {
    expect(await faultOf(['--catalog', 'nowhere.json'])).toMatch(/^--catalog: nowhere\.json: .*no such file/);
  });
});

test('a catalog of the person is named and counted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  const path = join(folder, 'mine.json');
  writeFileSync(path, JSON.stringify({ Images: [{ ImageId: 'a', Name: 'a' }] }));
  const server = await started(['--catalog', path]);
  expect(server.announcement).toContain(`(embedded catalog from ${path}, 1 image)`);
  await server.close({ idleMs: 10 });
  rmSync(folder, { recursive: true });
});
