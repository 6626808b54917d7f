import { type Checked, fine, wrong } from './check-value.ts';

const ALLOWED =
  'a path such as /pai or /user/x/proxy/4720/: segments of letters, digits, "-", ".", "_", "~", "@", ":", "+" and percent escapes, at most 200 characters, without "." and ".." as segments';

/** The signs that need no quoting in a cookie, in HTML and in a content security policy. */
const SEGMENT = /^(?:[A-Za-z0-9._~@:+-]|%[0-9A-Fa-f]{2})+$/;
/** Escapes of what other programs may read as a part of the path's form, or not pass on: controls, ".", "/" and "\". */
const RISKY_ESCAPE = /%(?:[01][0-9a-f]|7f|2e|2f|5c)/i;

/** The first segments of the product's own paths. A test holds that there are no others. */
export const OWN_SEGMENTS: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'sign-in',
  'healthz',
  'readyz',
  'mcp',
  'images',
  'matrix',
  'compare',
  'checks',
  'index.html',
  'icon.svg',
]);
/** No path of our own has more segments, so a longer base path is never taken for one. */
const OWN_DEPTH = 4;

/**
 * The path under which a proxy serves the product, without a slash at its end; empty for the root. It must not be the
 * beginning of one of our own paths: requests come with and without it, and some could be read in two ways.
 */
export function checkBasePath(text: string): Checked<string> {
  if (text === '/') return fine('');
  const path = text.replace(/\/$/, '');
  const [before, ...segments] = path.split('/');
  const isFine = (segment: string) =>
    SEGMENT.test(segment) && !RISKY_ESCAPE.test(segment) && segment !== '.' && segment !== '..';
  if (before !== '' || path.length > 200 || !segments.every(isFine)) return wrong(ALLOWED);
  const [first = ''] = segments;
  if (OWN_SEGMENTS.has(first) && segments.length <= OWN_DEPTH)
    return wrong(`a path that does not begin with /${first}, which is a path of the product itself`);
  return fine(path);
}
