import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const inFolder = readdirSync(join(root, '.github'), { encoding: 'utf8', recursive: true });
const PAGES = [
  'README.md',
  'src/contract/README.md',
  'src/server/README.md',
  'src/web/README.md',
  ...inFolder.filter((name) => name.endsWith('.md')).map((name) => join('.github', name)),
];

/** A path with at least one folder. */
const NAMED = /(?<![\w/.-])((?:[\w-]+\/)+[\w-]+\.(?:ts|tsx|mjs|json))(?![\w/-])/g;
const LINK = /\]\((?!https?:)([^)#]*)(?:#[\w-]+)?\)/g;

function firsts(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => (found ? [found] : []));
}

/** The folders to which a page's file names may be relative: the top, its own, its room, and the sources. */
function places(page: string): readonly string[] {
  const own = dirname(page);
  const below =
    own === 'src/server' ? ['sources', 'sources/embedded', 'sources/live'].map((name) => join(own, name)) : [];
  return ['.', 'src', own, ...below];
}

test.each(PAGES)('%s names only files that exist', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const gone = firsts(text, NAMED).filter((name) => !places(page).some((place) => existsSync(join(root, place, name))));
  // Ignores the built server and NAME, which readers replace.
  expect(gone.filter((name) => !/^dist\/|NAME/.test(name))).toEqual([]);
});

test.each(PAGES)('%s has only working links', (page) => {
  const links = firsts(readFileSync(join(root, page), 'utf8'), LINK);
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});
