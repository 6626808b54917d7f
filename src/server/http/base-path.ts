import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fileOf, type StaticFiles } from '../page/static-files.ts';
import type { Encoding } from './headers.ts';

/**
 * A request target without the base path, as everything behind the guard reads it: `/pai/images` is `/images`. A target
 * that does not begin with the base path comes from a proxy that has taken it off, and stays. It is compared as text and
 * taken off once.
 */
export function withoutBasePath(target: string, basePath: string): string {
  if (!target.startsWith(basePath)) return target;
  const rest = target.slice(basePath.length);
  return rest.startsWith('/') ? rest : target;
}

/** The address to go to from the base path without its slash, which no link of ours holds; undefined for others. */
export function slashAdded(target: string, basePath: string): string | undefined {
  if (basePath === '' || !target.startsWith(basePath)) return undefined;
  const rest = target.slice(basePath.length);
  return rest === '' || rest.startsWith('?') ? `${basePath}/${rest}` : undefined;
}

/** Writes the base path into the addresses of an HTML page, all of which begin with a slash. */
export function htmlUnder(html: string, basePath: string): string {
  return html.replace(/ (src|href)="\//g, ` $1="${basePath}/`);
}

/**
 * The built files, with a page that loads the others under the base path. Scripts and styles name each other relatively,
 * and the page learns its base path from the address of its script.
 */
export function filesUnder(files: StaticFiles, basePath: string): StaticFiles {
  const page = files.get('/index.html');
  const built = page?.bodies.get('identity');
  if (basePath === '' || page === undefined || built === undefined) return files;
  const content = new TextEncoder().encode(htmlUnder(new TextDecoder().decode(built), basePath));
  const bodies = new Map<Encoding, Uint8Array<ArrayBuffer>>([
    ['identity', content],
    ['br', new Uint8Array(brotliCompressSync(content))],
    ['gzip', new Uint8Array(gzipSync(content, { level: 9 }))],
  ]);
  return new Map([...files, ['/index.html', fileOf('/index.html', bodies)]]);
}
