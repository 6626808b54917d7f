import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { loadCatalogFile } from '../file/load-catalog.ts';

/** The folder of the files. */
export let folder: string;

/** Makes the folder for the tests of a file. Call it once in the file. */
export function setUpFolder(): void {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
}

/** The path of a file with this content. */
export function saved(content: string | Uint8Array): string {
  const path = join(folder, 'catalog.json');
  writeFileSync(path, content);
  return path;
}

/** The error for a file with this content, without the path at its beginning. */
export function errorOf(content: string | Uint8Array): string {
  const path = saved(content);
  const loaded = loadCatalogFile(path);
  if (loaded.ok) throw new Error('the file was loaded');
  expect(loaded.error.startsWith(`${path}: `)).toBe(true);
  expect(loaded.error).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  return loaded.error.slice(path.length + 2);
}

/** The catalog in a file with this content. */
export function load(content: string | Uint8Array) {
  const loaded = loadCatalogFile(saved(content));
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value.catalog;
}

/** The images, and the notes without the path at their beginning. */
export function loadWithNotes(content: string | Uint8Array) {
  const path = saved(content);
  const loaded = loadCatalogFile(path);
  if (!loaded.ok) throw new Error(loaded.error);
  return [loaded.value.catalog.images, loaded.value.notes.map((note) => note.replace(`${path}: `, ''))] as const;
}

/** Text with control characters that a terminal would execute. */
export const HOSTILE = '\u001b[31m\n\u202e'.padEnd(60, 'x');
/** A catalog file of these records. */
export const images = (...records: unknown[]) => JSON.stringify({ Images: records });
