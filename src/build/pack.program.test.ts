import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './build-parts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pai-pack-'));
const elsewhere = join(folder, 'elsewhere');
const environment = { PATH: process.env.PATH, HOME: folder, npm_config_cache: join(folder, 'cache') };
let tarball = '';

/** Runs a program without the environment of this test. */
function run(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, args, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** The libraries that the product's files of a folder import. */
function importsOf(source: string): readonly string[] {
  const names = readdirSync(join(ROOT, source), { recursive: true, encoding: 'utf8' });
  const own = names.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(?:^|\/)testing\//.test(name));
  return own.flatMap((name) =>
    [
      ...readFileSync(join(ROOT, source, name), 'utf8').matchAll(
        /^(?:import|export)(?! type)[^;]*?from '((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^']*)?';/gm,
      ),
    ].flatMap(([, library]) => library ?? []),
  );
}

beforeAll(() => {
  // Stale parts were built before the tests.
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], ROOT);
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  mkdirSync(elsewhere);
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], elsewhere);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('contains only built files, in less than 3 MB', () => {
    expect(statSync(tarball).size).toBeLessThan(3_000_000);
    const names = run('tar', ['-tzf', tarball], folder).trim().split('\n');
    const others = names.filter((name) => !/^package\/dist\/(client|page|server)\//.test(name));
    expect(others.sort()).toEqual(['package/LICENSE', 'package/README.md', 'package/package.json']);
  });

  test('carries the license of each library that is built into it', () => {
    const listOf = (part: string) => {
      const text = run('tar', ['-xzOf', tarball, `package/dist/${part}/third-party.txt`], folder);
      const notices = text.split(/\n-{80}\n\n/);
      for (const notice of notices) expect(notice).toMatch(/^\S+ \d\S*\n\nLicense: \S+\n\n[\s\S]{200}/);
      return notices.map((notice) => notice.split(' ')[0] ?? '');
    };
    const [client, page, server] = [listOf('client'), listOf('page'), listOf('server')];
    expect(client).toContain('tailwindcss');
    // What the source imports by name is in what was built of it.
    const missing = (folders: readonly string[], listed: readonly string[]) =>
      [...new Set(folders.flatMap(importsOf))].filter((name) => !listed.includes(name));
    expect(missing(['src/web'], client)).toEqual([]);
    expect(missing(['src/server', 'src/contract'], server)).toEqual([]);
    expect(page).toContain('react');
  });

  test('needs no other package', () => {
    const installed = join(elsewhere, 'node_modules');
    expect(readdirSync(installed).filter((name) => !name.startsWith('.'))).toEqual(['pai-image-labels']);
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'pai-image-labels/package.json'), 'utf8'));
    expect(dependencies).toBeUndefined();
  });

  // npm adds missing marks to the lock file at the next install, which then differs from the commit.
  test('has a lock file that marks every package as a development package', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const unmarked = Object.keys(packages).filter((path) => path !== '' && packages[path].dev !== true);
    expect(unmarked).toEqual([]);
  });

  test('lists labels, images and a job body of the chosen image, by npx', () => {
    const npx = (...args: readonly string[]) => run('npx', ['--no-install', 'pai-image-labels', ...args], elsewhere);
    expect(npx('labels', '--keys', 'system.chipType')).toMatch(/^Key +Value +Images\nsystem.chipType +CPU +\d+\n/);
    const { Images } = JSON.parse(npx('images', '--filter', 'system.supported.dlc=true', '--output', 'json'));
    expect(Images.length).toBeGreaterThan(0);
    expect(
      npx('newest', '--filter', 'system.supported.dlc=true', '--region', 'cn-shanghai', '--output', 'uri'),
    ).toMatch(/^[^\s{]+:[^\s{]+\n$/);
    expect(npx('--help')).toContain('usage: pai-image-labels [--flag VALUE');
    expect(npx('labels', '--help')).toContain('usage: pai-image-labels labels');
  }, 60_000);

  test('serves page and API', async () => {
    const child = spawn(join(elsewhere, 'node_modules/.bin/pai-image-labels'), ['--port', '0'], {
      cwd: elsewhere,
      env: environment,
    });
    try {
      const line = await new Promise<string>((resolve) => {
        child.stdout.setEncoding('utf8').once('data', resolve);
      });
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
      expect(await (await fetch(`${url}/images`)).text()).toContain('<title>');
      expect((await fetch(`${url}/api/newest?as=uri`)).status).toBe(200);
    } finally {
      child.kill('SIGTERM');
    }
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(0);
  });
});
