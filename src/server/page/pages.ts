import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Encoding } from '../http/headers.ts';
import style from './sign-in.css?raw';
import page from './sign-in.html?raw';
import script from './sign-in.js?raw';
import { fileOf, type StaticFiles } from './static-files.ts';

/** Writes the base path into the addresses of an HTML text, all of which begin with a slash. */
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

interface SignInFile {
  readonly type: string;
  readonly text: string;
}

/** What the sign-in page loads, by path. Answered without the token, as the page is. */
export const SIGN_IN_FILES: ReadonlyMap<string, SignInFile> = new Map([
  ['/sign-in/sign-in.css', { type: 'text/css; charset=utf-8', text: style }],
  ['/sign-in/sign-in.js', { type: 'text/javascript; charset=utf-8', text: script }],
]);

/** The sign-in page, which says so where the address held a wrong token. */
export function signInPage(wrongToken: boolean, basePath: string): string {
  return htmlUnder(page, basePath).replace(
    '<!--problem-->',
    wrongToken ? 'The token in the address is not the access token.' : '',
  );
}
