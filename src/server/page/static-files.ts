import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { LANGUAGES, type Language } from '../../contract/page-load/preferences.ts';
import { chooseEncoding, type Encoding } from '../http/headers.ts';
import { PREFERENCE_VARY, type Preferences, withTheme } from '../http/preferences.ts';

export interface StaticFile {
  readonly type: string;
  /** The name holds a hash of the content, so it can be kept forever. */
  readonly hashed: boolean;
  /** Hash of the content, the base of its ETags. */
  readonly hash: string;
  readonly bodies: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;
}

/** The files of the page by URL path. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const VARIANTS: readonly (readonly [suffix: string, encoding: Encoding])[] = [
  ['.br', 'br'],
  ['.gz', 'gzip'],
];

/**
 * Reads a folder of built files, with their `.br` and `.gz` variants, into memory once: no request path ever reaches
 * the disk. Throws if the folder cannot be read, and on symbolic links, which could lead out of it.
 */
export function loadStaticFiles(folder: string): StaticFiles {
  const paths = new Set(listFiles(folder, ''));
  const files = new Map<string, StaticFile>();
  for (const path of paths) {
    const isVariant = VARIANTS.some(([suffix]) => path.endsWith(suffix) && paths.has(path.slice(0, -suffix.length)));
    if (isVariant) continue;
    const content = read(folder, path);
    const bodies = new Map<Encoding, Uint8Array<ArrayBuffer>>([['identity', content]]);
    for (const [suffix, encoding] of VARIANTS)
      if (paths.has(path + suffix)) bodies.set(encoding, read(folder, path + suffix));
    files.set(path, fileOf(path, bodies));
  }
  return files;
}

/** A file by its URL path and its variants. */
export function fileOf(path: string, bodies: StaticFile['bodies']): StaticFile {
  const content = bodies.get('identity') ?? new Uint8Array();
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    hashed: path.startsWith('/assets/'),
    hash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    bodies,
  };
}

function read(folder: string, path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(folder, path)));
}

function listFiles(folder: string, below: string): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(folder, path);
    if (entry.isFile()) return [path];
    throw new Error(`${join(folder, path)} is neither a file nor a folder; the page is served from plain files only`);
  });
}

/**
 * Sends a file: the smallest variant that the client accepts, or 304 if it has that already.
 *
 * @param vary the headers that the choice of the file and of its variant depend on
 */
export function answerFile(file: StaticFile, status: 200 | 404, headers: Headers, vary = 'Accept-Encoding'): Response {
  const encoding = chooseEncoding(headers.get('accept-encoding'), new Set(file.bodies.keys()));
  const etag = `"${file.hash}-${encoding}"`;
  const answer = new Headers({
    'Cache-Control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: vary,
  });
  if (status === 200) {
    answer.set('ETag', etag);
    if (isKnown(headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: answer });
  }
  const body = file.bodies.get(encoding) ?? new Uint8Array();
  answer.set('Content-Type', file.type);
  answer.set('Content-Length', String(body.byteLength));
  if (encoding !== 'identity') answer.set('Content-Encoding', encoding);
  return new Response(body, { status, headers: answer });
}

/** Weak comparison, as If-None-Match asks for. */
function isKnown(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag);
}

/**
 * The script and the style of the served page, as the page names them; undefined if no page is served. Both names
 * contain a hash of the content, and the script names every other file, also the words of each language: two different
 * builds differ here.
 */
export function firstFiles(files: StaticFiles, basePath: string): readonly string[] | undefined {
  const page = files.get('/index.html')?.bodies.get('identity');
  if (page === undefined) return undefined;
  const text = new TextDecoder().decode(page).replaceAll(/<link rel="modulepreload"[^>]*>/g, '');
  const hashed = [...files].flatMap(([path, file]) => (file.hashed ? [basePath + path] : []));
  return hashed.filter((path) => text.includes(`"${path}"`));
}

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
