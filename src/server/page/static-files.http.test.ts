import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUnderTest } from '../testing/app-under-test.ts';
import { builtInSource } from '../testing/serve.ts';
import { loadStaticFiles } from './static-files.ts';

const SCRIPT = 'export const text = "a script that is long enough to compress, compress, compress";';
let folder = '';
let app: ReturnType<typeof appUnderTest>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'static-files-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets/app-1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/app-1.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets/app-1.js.gz'), gzipSync(SCRIPT));
  const settings = { region: '', workspaceId: '' };
  app = appUnderTest({ source: builtInSource(), settings, version: '0', files: loadStaticFiles(folder) });
});
afterAll(() => rmSync(folder, { recursive: true }));

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return app.request(path, { headers, method });
}

describe('files', () => {
  test('are sent in the smallest encoding that the client accepts', async () => {
    const br = await ask('/assets/app-1.js', { 'accept-encoding': 'gzip, br' });
    const gz = await ask('/assets/app-1.js', { 'accept-encoding': 'gzip' });
    const plain = await ask('/assets/app-1.js');
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(gz.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(SCRIPT);
    expect(gunzipSync(await gz.arrayBuffer()).toString()).toBe(SCRIPT);
    expect(await plain.text()).toBe(SCRIPT);
    for (const answer of [br, gz, plain]) {
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    }
    expect(new Set([br, gz, plain].map((answer) => answer.headers.get('etag'))).size).toBe(3);
  });

  test('hashed files are cached without limit, others are revalidated', async () => {
    const script = await ask('/assets/app-1.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/nowhere', '/index.html', '/icon.svg'])
      expect((await ask(path)).headers.get('cache-control')).toBe('no-cache');
    expect((await ask('/icon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  });

  test('304 for a file that the client has, in the same encoding', async () => {
    const etag = (await ask('/index.html')).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await ask('/index.html', { 'if-none-match': known });
      expect(answer.status).toBe(304);
      expect(answer.headers.get('etag')).toBe(etag);
      expect(await answer.text()).toBe('');
    }
    expect((await ask('/index.html', { 'if-none-match': '"other"' })).status).toBe(200);
    const plain = (await ask('/assets/app-1.js')).headers.get('etag') ?? '';
    expect((await ask('/assets/app-1.js', { 'if-none-match': plain, 'accept-encoding': 'br' })).status).toBe(200);
    expect((await ask('/nowhere', { 'if-none-match': etag })).status).toBe(404);
  });

  test('HEAD gives the headers alone', async () => {
    const answer = await ask('/assets/app-1.js', {}, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe(String(SCRIPT.length));
    expect(await answer.text()).toBe('');
  });

  test('the compressed variants have no address', async () => {
    expect((await ask('/assets/app-1.js.br')).status).toBe(404);
  });

  test('no path leads outside the folder', async () => {
    const paths = [
      '/assets/..%2f..%2fpackage.json',
      '/..%5cpackage.json',
      '/%2e%2e%2fpackage.json',
      '/assets//app-1.js',
    ];
    for (const path of [...paths, '/assets', '/index.html/', '/index.html%00', '/INDEX.HTML'])
      expect((await ask(path)).status).toBe(404);
  });
});

test('a symbolic link stops the start', () => {
  const linked = mkdtempSync(join(tmpdir(), 'static-links-'));
  symlinkSync('/etc/hostname', join(linked, 'index.html'));
  expect(() => loadStaticFiles(linked)).toThrow(/plain files only/);
  rmSync(linked, { recursive: true });
  expect(() => loadStaticFiles(linked)).toThrow(/ENOENT/);
});
