/**
 * The base path of this page, with a slash at both ends: `/`, or `/pai/` behind a proxy. The built scripts are in a
 * folder right below it. We rejected a `meta` tag: this way needs nothing from the server, which writes the path into
 * its own HTML.
 */
export const BASE_PATH = import.meta.env.DEV || import.meta.env.SSR ? '/' : pathAbove(import.meta.url);

// A function, because Vite would treat `new URL('..', import.meta.url)` as the address of a file to copy.
function pathAbove(script: string): string {
  return new URL('..', script).pathname;
}
