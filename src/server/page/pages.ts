import { brotliCompressSync, gzipSync } from 'node:zlib';
import { LANGUAGE_TAGS, LANGUAGES, type Language } from '../../contract/page-load/preferences.ts';
import type { Encoding } from '../http/headers.ts';
import { PREFERENCE_VARY, type Preferences, withTheme } from '../http/preferences.ts';
import style from './sign-in.css?raw';
import page from './sign-in.html?raw';
import script from './sign-in.js?raw';
import { SIGN_IN_WORDS } from './sign-in-words.ts';
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

interface SignInFile {
  readonly type: string;
  readonly text: string;
}

/** The files of the sign-in page, by path. Served without the token, as the page is. */
export const SIGN_IN_FILES: ReadonlyMap<string, SignInFile> = new Map([
  ['/sign-in/sign-in.css', { type: 'text/css; charset=utf-8', text: style }],
  ['/sign-in/sign-in.js', { type: 'text/javascript; charset=utf-8', text: script }],
]);

/** The sign-in page. It reports a wrong token in the address. */
export function signInPage(wrongToken: boolean, basePath: string, preferences: Preferences): string {
  const { script: said, wrongInAddress, ...words } = SIGN_IN_WORDS[preferences.language];
  const texts: Readonly<Record<string, string>> = {
    ...words,
    problem: wrongToken ? wrongInAddress : '',
    script: JSON.stringify(said).replaceAll('"', '&quot;'),
  };
  const html = withTheme(htmlUnder(page, basePath), preferences);
  return html
    .replace('<html lang="en"', `<html lang="${LANGUAGE_TAGS[preferences.language]}"`)
    .replace(/\{\{(\w+)\}\}/g, (_, name) => texts[name] ?? '');
}
