import { brotliCompressSync, gzipSync } from 'node:zlib';
import { LANGUAGES, type Language } from '../../contract/page-load/preferences.ts';
import type { Encoding } from '../http/headers.ts';
import { PREFERENCE_VARY, type Preferences, withTheme } from '../http/preferences.ts';
import { fileOf, type StaticFile, type StaticFiles } from './static-files.ts';

/** Adds the base path to the addresses of an HTML text, which all begin with a slash. */
export function htmlUnder(html: string, basePath: string): string {
  return html.replace(/ (src|href)="\//g, ` $1="${basePath}/`);
}

/**
 * The built files, with a page that loads the others under the base path. Scripts and styles name each other
 * relatively, and the page reads its base path from the address of its script.
 */
export function filesUnder(files: StaticFiles, basePath: string): StaticFiles {
  if (basePath === '') return files;
  const moved = new Map(files);
  for (const path of LANGUAGES.map(pagePath)) {
    const built = files.get(path)?.bodies.get('identity');
    if (built) moved.set(path, pageOf(htmlUnder(new TextDecoder().decode(built), basePath)));
  }
  return moved;
}

/** The URL path of the built page in a language. */
export function pagePath(language: Language): string {
  return language === 'en' ? '/index.html' : `/index.${language}.html`;
}

/** Whatever else a page response depends on besides its address. */
export const PAGE_VARY = `Accept-Encoding, ${PREFERENCE_VARY}`;

/** Keyed by the built page and the preferences, of which there are few: each is compressed once. */
const pages = new WeakMap<StaticFile, Map<string, StaticFile>>();

/** The built page for these preferences, as a file with its own hash, so that its ETags differ too. */
export function pageFor(built: StaticFile, preferences: Preferences): StaticFile {
  const known = pages.get(built) ?? new Map<string, StaticFile>();
  pages.set(built, known);
  const name = JSON.stringify(preferences);
  const page = known.get(name) ?? madeFor(built, preferences);
  known.set(name, page);
  return page;
}

function madeFor(built: StaticFile, preferences: Preferences): StaticFile {
  const html = new TextDecoder().decode(built.bodies.get('identity'));
  const own = withTheme(html, preferences);
  return own === html ? built : pageOf(own);
}

function pageOf(html: string): StaticFile {
  const content = new TextEncoder().encode(html);
  const bodies = new Map<Encoding, Uint8Array<ArrayBuffer>>([
    ['identity', content],
    ['br', new Uint8Array(brotliCompressSync(content))],
    ['gzip', new Uint8Array(gzipSync(content, { level: 9 }))],
  ]);
  return fileOf('/index.html', bodies);
}
