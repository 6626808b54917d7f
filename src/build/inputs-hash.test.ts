import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashInputs } from './inputs-hash.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/a.ts'), 'a');
  writeFileSync(join(root, 'src/deep/b.ts'), 'b');
  writeFileSync(join(root, 'one.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

function hash() {
  return hashInputs(root, ['src', 'one.json', 'absent.json']);
}

test('changes with any content, name or file', () => {
  const hashes = [hash()];
  writeFileSync(join(root, 'src/deep/b.ts'), 'B');
  hashes.push(hash());
  writeFileSync(join(root, 'src/deep/c.ts'), '');
  hashes.push(hash());
  writeFileSync(join(root, 'one.json'), '[]');
  hashes.push(hash());
  rmSync(join(root, 'src/a.ts'));
  hashes.push(hash());
  writeFileSync(join(root, 'absent.json'), '');
  hashes.push(hash());
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('ignores times, tests, and files that are not inputs', () => {
  const before = hash();
  utimesSync(join(root, 'src/a.ts'), 1, 1);
  writeFileSync(join(root, 'src/a.test.ts'), 'x');
  writeFileSync(join(root, 'other.json'), 'x');
  expect(hash()).toBe(before);
});
