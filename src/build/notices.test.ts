import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { libraryOf, noticesOf } from './notices.ts';

const root = mkdtempSync(join(tmpdir(), 'pai-notices-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function library(name: string, facts: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...facts }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

test.each([
  ['/a/node_modules/react/index.js', '/a/node_modules/react'],
  ['\0/a/node_modules/react/cjs/react.js?commonjs-module', '/a/node_modules/react'],
  ['/a/node_modules/@tanstack/store/dist/x.js', '/a/node_modules/@tanstack/store'],
  ['/a/node_modules/b/node_modules/c/d.js', '/a/node_modules/b/node_modules/c'],
  ['C:\\a\\node_modules\\b\\c.js', 'C:/a/node_modules/b'],
])('%j is a module of a library', (id, folder) => {
  expect(libraryOf(id)).toEqual([folder]);
});

test.each(['/a/src/main.tsx', '\0rolldown/runtime.js', 'node:fs'])('%j is not a module of a library', (id) => {
  expect(libraryOf(id)).toEqual([]);
});

test('lists each library with name, version, license, text and NOTICE', () => {
  const text = noticesOf([
    library('one', { license: 'MIT' }, { LICENSE: 'Copyright one', 'NOTICE.md': 'Noted', 'license.js': '' }),
    library('two', { license: 'BlueOak-1.0.0' }, { 'license.md': 'Copyright two' }),
  ]);
  expect(text).toMatch(/^one 1\.2\.3\n\nLicense: MIT\n\nCopyright one\n\nNoted\n/);
  expect(text).toMatch(/\n-{80}\n\ntwo 1\.2\.3\n\nLicense: BlueOak-1\.0\.0\n\nCopyright two\n$/);
});

test('a library without a license file gets the text of its license, with its author', () => {
  const text = noticesOf([library('bare', { license: 'ISC', author: { name: 'Somebody' } })]);
  expect(text).toContain('Copyright (c) Somebody\n\nPermission to use, copy, modify');
});

test.each([
  ['no license and no text', {}, {}],
  ['a text without a name', {}, { LICENSE: 'Copyright' }],
  ['a name without a text', { license: 'Apache-2.0', author: 'Somebody' }, {}],
  ['a text that needs an author', { license: 'MIT' }, {}],
])('a library with %s is named', (name, facts, files) => {
  expect(() => noticesOf([library(name, facts, files)])).toThrow(`${name} 1.2.3 in`);
});
