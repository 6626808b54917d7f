import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { findMissingPackages, isMissingPackage, unresolvedPackage } from './missing-packages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'check-setup-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command of the project under a Node that reports another version. */
function runUnder(version: string, name: string) {
  const disguise = join(folder, 'disguise.cjs');
  const versions = `{ ...process.versions, node: '${version}' }`;
  writeFileSync(disguise, `Object.defineProperty(process, 'versions', { value: ${versions} });`);
  const file = fileURLToPath(new URL(name, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', disguise, file, '--version'], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The built program, which Docker files and the package start without npm. */
const BUILT = '../../dist/server/main.js';

describe('a version of Node', () => {
  test.each(['12.22.12', '18.20.8', '20.18.3', '21.7.3', '22.11.0'])('%s is named as not supported', (version) => {
    for (const name of ['start.mjs', 'build.mjs', 'check-setup.mjs', BUILT])
      expect(runUnder(version, name)).toEqual({
        status: 1,
        stdout: '',
        stderr: `pai-image-labels: Node ${version} is not supported; install Node 20.19 or later of line 20, or 22.12 or later\n`,
      });
  });

  test('without newer syntax reads the first file of the built program', () => {
    const text = readFileSync(new URL(BUILT, import.meta.url), 'utf8');
    expect(text).not.toMatch(/^import .* from |\?\?|\?\.|\bawait\b/m);
    expect(text).toContain('import("./program.js")');
  });

  test.each(['20.19.0', '20.30.1', '22.12.0', '23.0.0', '24.22.1'])('%s is supported', (version) => {
    expect(runUnder(version, 'supported-node.mjs')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

test('a flag of the server with npm run dev is one line that says how to write it', () => {
  const file = fileURLToPath(new URL('dev.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [file, '--source', 'live'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([
    1,
    'pai-image-labels: Unknown option `--source`; settings are variables here, such as PAI_SOURCE=live npm run dev\n',
  ]);
});

describe('packages', () => {
  test('that are missing must be installed', async () => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ devDependencies: { react: '1.0.0' } }));
    expect(await findMissingPackages(folder)).toMatch(/run npm install --include=dev first/);
    expect(await findMissingPackages(fileURLToPath(new URL('../..', import.meta.url)))).toBeUndefined();
  });

  test('that others need are named if the bundler does not find them', () => {
    const failed = (name: string) =>
      new Error(`Build failed:\nRolldown failed to resolve import "${name}" from "/x.js".`);
    expect(unresolvedPackage(failed('scheduler'))).toMatch(
      /^the package scheduler is missing .* run npm install --incl/,
    );
    expect(unresolvedPackage(failed('@a/b'))).toContain('the package @a/b is missing');
    expect(unresolvedPackage(failed('./nowhere.ts'))).toBeUndefined();
    expect(unresolvedPackage(failed('/x/y.ts'))).toBeUndefined();
    expect(unresolvedPackage('text')).toBeUndefined();
  });

  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  test.each(Object.entries<string>(scripts))('are checked before anything else by npm run %s', (name, command) => {
    if (name === 'start' || name === 'build') expect(command).toMatch(/^node (--\S+ )?src\/build\/(start|build)\.mjs$/);
    else expect(command).toMatch(/^node src\/build\/check-setup\.mjs && /);
  });

  test.each([
    ['ERR_MODULE_NOT_FOUND', "Cannot find package 'vite' imported from /project/src/build/build-parts.mjs"],
    ['MODULE_NOT_FOUND', "Cannot find module '@tailwindcss/oxide-linux-x64-gnu'"],
    ['MODULE_NOT_FOUND', "Cannot find module '../lightningcss.linux-x64-gnu.node'"],
    [undefined, 'Cannot find native binding. npm has a bug related to optional dependencies (npm/cli#4828).'],
  ])('are reported as missing for %s: %s', (code, message) => {
    expect(isMissingPackage(Object.assign(new Error(message), { code }))).toBe(true);
    expect(isMissingPackage(new Error('cannot load', { cause: Object.assign(new Error(message), { code }) }))).toBe(
      true,
    );
  });

  test.each([
    ['ERR_MODULE_NOT_FOUND', "Cannot find module '/project/src/server/main.ts' imported from /project/x.mjs"],
    ['ENOSPC', 'no space left on device'],
  ])('are not reported for %s: %s', (code, message) => {
    expect(isMissingPackage(Object.assign(new Error(message), { code }))).toBe(false);
  });
});
