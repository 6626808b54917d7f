import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseAst } from 'vite';

/**
 * The first load of a built page: each script with its size in bytes, compressed with Brotli,
 * and one line for everything that comes from another host.
 * @param {string} folder the folder of the page
 * @param {string} page the name of its HTML file
 */
export function measureFirstLoad(folder, page = 'index.html') {
  const read = (/** @type {string} */ path) => readFileSync(join(folder, path), 'utf8');
  const html = read(page);
  /** @type {Set<string>} */
  const scripts = new Set();
  for (const { tag, value } of attributes(html, 'src|href'))
    if (/^<script\b|\bmodulepreload\b/i.test(tag) && !isForeign(value)) follow(value);

  /**
   * Adds a script and all its static imports.
   * @param {string} path
   */
  function follow(path) {
    if (scripts.has(path)) return;
    scripts.add(path);
    for (const node of parseAst(read(path)).body)
      if ('source' in node && node.source) follow(posix.join(dirname(path), node.source.value));
  }

  const styles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const foreign = [
    ...attributes(html, 'src|srcset|href').flatMap(({ value }) => (isForeign(value) ? [`${page}: ${value}`] : [])),
    ...styles.flatMap((name) => foreignInStyle(read(name)).map((use) => `${name}: ${use}`)),
  ];
  return {
    scripts: [...scripts].map((path) => ({ path, bytes: brotliCompressSync(read(path)).length })),
    foreign,
  };
}

/**
 * The values of attributes that load something, each with its tag. A link that needs a click counts
 * too: the first page has none.
 * @param {string} html
 * @param {string} names separated by `|`
 */
function attributes(html, names) {
  return (html.match(/<[a-z][^>]*>/gi) ?? []).flatMap((tag) =>
    [...tag.matchAll(new RegExp(`\\s(?:${names})\\s*=\\s*["']?([^"'\\s>]*)`, 'gi'))].map(([, value = '']) => ({
      tag,
      value,
    })),
  );
}

/** @param {string} url */
function isForeign(url) {
  return /^([a-z]+:)?\/\//i.test(url);
}

/** @param {string} css */
function foreignInStyle(css) {
  return css.match(/(url\(|@import)\s*["']?([a-z]+:)?\/\/[^"')\s]*/gi) ?? [];
}
