import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { compressFiles } from './compress-files.ts';

test('every text file of a build gets its compressed forms, those of public/ too', async () => {
  const root = mkdtempSync(join(tmpdir(), 'compress-'));
  mkdirSync(join(root, 'public'));
  const long = 'a text that repeats itself, '.repeat(100);
  writeFileSync(
    join(root, 'index.html'),
    `<!doctype html><title>x</title><p>${long}</p><script type="module" src="/a.js"></script>`,
  );
  writeFileSync(join(root, 'a.js'), `console.log(${JSON.stringify(long)})`);
  writeFileSync(join(root, 'public/robots.txt'), long);
  writeFileSync(join(root, 'public/tiny.txt'), '1');
  writeFileSync(join(root, 'public/photo.png'), long);
  await build({ root, configFile: false, logLevel: 'silent', plugins: [compressFiles()] });

  const dist = join(root, 'dist');
  const script = readdirSync(join(dist, 'assets')).find((name) => name.endsWith('.js')) ?? '';
  for (const name of ['index.html', 'robots.txt', `assets/${script}`]) {
    const plain = readFileSync(join(dist, name), 'utf8');
    expect(brotliDecompressSync(readFileSync(join(dist, `${name}.br`))).toString()).toBe(plain);
    expect(gunzipSync(readFileSync(join(dist, `${name}.gz`))).toString()).toBe(plain);
  }
  for (const name of ['tiny.txt.br', 'tiny.txt.gz', 'photo.png.br']) expect(existsSync(join(dist, name))).toBe(false);
  rmSync(root, { recursive: true });
}, 30_000);
