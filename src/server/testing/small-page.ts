import { fileOf, type StaticFiles } from '../page/static-files.ts';

/** A page with an empty root, in place of the built one. */
export const HTML =
  '<!doctype html><html><head><title>the page</title></head><body><div id="root"></div></body></html>\n';

export const FILES: StaticFiles = new Map([
  ['/index.html', fileOf('/index.html', new Map([['identity', new TextEncoder().encode(HTML)]]))],
]);

/** The data block that the server adds to a page. */
export const BLOCK = /<script type="application\/json" id="first-answers">([^<]*)<\/script>/;

/** The address that the server lets a page load before its script. */
export const PRELOAD = /<link rel="preload" as="fetch" crossorigin href="([^"]*)"><\/head>/;
