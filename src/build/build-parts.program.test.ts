import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildParts, PARTS, staleParts } from './build-parts.mjs';
import { hashInputs } from './inputs-hash.mjs';

let root = '';
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'build-parts-')));
  write('package.json', '{"type":"module"}');
  write('vite.config.ts', 'export default {};');
  write('index.html', '<!doctype html><script type="module" src="/src/web/main.ts"></script>');
  write('src/web/main.ts', 'console.log("page");');
  write('src/web/first-screen.tsx', 'export const drawn = () => process.env.NODE_ENV;');
  write('src/contract/shared.ts', 'export const shared = 1;');
  write('src/server/main.ts', 'import { shared } from "../contract/shared.ts"; console.log(shared);');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const staleNow = () => staleParts(root).map(({ title }) => title);
const build = () => buildParts(root, staleParts(root));

/** The part that is built into a folder of dist. */
const TITLES: Readonly<Record<string, string>> = { client: 'page', server: 'server', page: 'first screen' };

test('builds only stale parts, and never accepts an incomplete build', async () => {
  expect(staleNow()).toEqual(['page', 'server', 'first screen']);
  await build();
  expect(staleNow()).toEqual([]);

  write('src/web/main.ts', 'console.log("another page");');
  expect(staleNow()).toEqual(['page', 'first screen']);
  write('src/contract/shared.ts', 'export const shared = 2;');
  expect(staleNow()).toEqual(['page', 'server', 'first screen']);
  await build();
  expect(staleNow()).toEqual([]);

  const fine = 'console.log("server");';
  write('src/server/main.ts', fine);
  await build();
  write('src/server/main.ts', 'import "./nowhere.ts";');
  await expect(build()).rejects.toThrow('nowhere');
  write('src/server/main.ts', fine);
  expect(staleNow()).toEqual(['server']);
  await build();
  for (const name of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
    const path = join(root, 'dist', name);
    const [, folder = ''] = /^(client|server|page)[\\/].*\.\w+$/.exec(name) ?? [];
    if (folder === '') continue;
    renameSync(path, `${path}-away`);
    expect([name, staleNow()]).toEqual([name, [TITLES[folder]]]);
    renameSync(`${path}-away`, path);
  }
  rmSync(join(root, 'dist/client/assets'), { recursive: true });
  expect(staleNow()).toEqual(['page']);
  await build();
  expect(staleNow()).toEqual([]);
  // A build without a list of its files, as from earlier versions.
  writeFileSync(join(root, 'dist/server.inputs'), hashInputs(root, PARTS[1]?.inputs ?? []));
  expect(staleNow()).toEqual(['server']);
}, 60_000);

test('builds for production in any environment', async () => {
  const before = process.env.NODE_ENV;
  expect(before).not.toBe('production');
  write('src/web/main.ts', 'console.log("a page for " + process.env.NODE_ENV);');
  await build();
  const assets = join(root, 'dist/client/assets');
  const [script = ''] = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(readFileSync(join(assets, script), 'utf8')).toContain('a page for production');
  expect(readFileSync(join(root, 'dist/page/first-screen.js'), 'utf8')).toContain('"production"');
  expect(process.env.NODE_ENV).toBe(before);
});
