import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { measureFirstLoad } from './first-load.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-load-'));
  mkdirSync(join(folder, 'assets'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

test('counts the entry, its static imports at any depth, and preloads, each once; not later loads', () => {
  const deep = 'export const deep = 1;';
  write(
    'index.html',
    '<script type="module" src="/assets/a.js"></script><link rel="modulepreload" href="/assets/c.js">',
  );
  write('assets/a.js', 'import{b}from"./b.js";import"./c.js";b();import("./later.js");');
  write('assets/b.js', 'export*from"./deep.js";export function b(){}');
  write('assets/c.js', '');
  write('assets/deep.js', deep);
  write('assets/later.js', 'x'.repeat(1_000));
  const { scripts, foreign } = measureFirstLoad(folder);
  expect(scripts.map(({ path }) => path).sort()).toEqual([
    '/assets/a.js',
    '/assets/b.js',
    '/assets/c.js',
    '/assets/deep.js',
  ]);
  expect(scripts.find(({ path }) => path.endsWith('deep.js'))?.bytes).toBe(brotliCompressSync(deep).length);
  expect(foreign).toEqual([]);
});

test('names files of other hosts', () => {
  write(
    'index.html',
    `<script src="https://cdn.example/x.js"></script><link rel=stylesheet href=//cdn.example/y.css>
     <link rel="icon" href="/icon.svg"><img alt="http://not.loaded" src='HTTP://cdn.example/z.png'>`,
  );
  write(
    'assets/a.css',
    '@import "https://cdn.example/a.css";.a{background:url(//cdn.example/b.png)}.b{src:url("/own.woff2")}',
  );
  const { foreign } = measureFirstLoad(folder);
  expect(foreign).toHaveLength(5);
  for (const part of ['x.js', 'y.css', 'z.png', 'a.css', 'b.png'])
    expect(foreign.join()).toContain(`cdn.example/${part}`);
});
