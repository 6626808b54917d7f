/**
 * The path under which this page is served, with a slash at both ends: `/`, or `/pai/` behind a proxy. The built scripts
 * lie in a folder right below it. A `meta` tag was rejected: this needs nothing from the server, which writes the path
 * into what it draws itself.
 */
export const BASE_PATH = import.meta.env.DEV || import.meta.env.SSR ? '/' : pathAbove(import.meta.url);

// A function, because the builder takes `new URL('..', import.meta.url)` for the address of a file that it should copy.
function pathAbove(script: string): string {
  return new URL('..', script).pathname;
}
