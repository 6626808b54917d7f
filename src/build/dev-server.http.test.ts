import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { devServer } from './dev-server.ts';

let root = '';
let vite: ViteDevServer;
let url = '';

/** A stand-in for the server's code that responds with a given word. */
function writeHandler(word: string): void {
  writeFileSync(
    join(root, 'src/server/process/dev-handler.ts'),
    `export function createDevHandler(environment: unknown, port: number) {
       return (request: { url: string }, response: { end(text: string): void }) => response.end('${word} ' + port + request.url);
     }`,
  );
}

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dev-server-')));
  mkdirSync(join(root, 'src/server/process'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>the page</title>');
  writeHandler('first');
  vite = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, watch: { usePolling: true, interval: 50 } },
    // The plugin is off in test runs, because Vitest starts another Vite server.
    plugins: [{ ...devServer(), apply: 'serve' }],
  });
  await vite.listen();
  url = vite.resolvedUrls?.local[0] ?? '';
}, 30_000);
afterAll(async () => {
  await vite.close();
  rmSync(root, { recursive: true });
});

async function textOf(path: string): Promise<string> {
  return (await fetch(new URL(path, url), { headers: { accept: 'text/html' } })).text();
}

test('one process serves page and API, and reloads the code of both', async () => {
  const { port } = new URL(url);
  expect(await textOf('/')).toContain('the page');
  expect(await textOf('/apium')).toContain('the page');
  for (const path of ['/api/v1/images?x=1', '/api', '/healthz', '/readyz'])
    expect(await textOf(path)).toBe(`first ${port}${path}`);

  const toPage = vi.spyOn(vite.environments.client.hot, 'send');
  writeHandler('second');
  await expect.poll(() => textOf('/api/session'), { timeout: 10_000 }).toBe(`second ${port}/api/session`);
  await expect.poll(() => toPage.mock.calls.flat()).toContainEqual({ type: 'full-reload' });
}, 30_000);
