/**
 * The target of a request line, read the same way by everything that decides on it: guard, token gate and routes.
 * Two readings of one address are how guards are walked around, so nothing is decoded or normalised here; what
 * others might normalise is refused by `targetFault`.
 */
export interface Target {
  /** The path as it came, percent escapes and all. */
  readonly path: string;
  /** What follows the `?`, empty where there is none. */
  readonly query: string;
}

export function splitTarget(target: string): Target {
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: '' };
  return { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The target of a Request object, whose `url` is absolute. */
export function targetOf(request: Request): Target {
  const url = request.url;
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const hash = url.indexOf('#');
  return splitTarget(url.slice(start, hash < 0 ? undefined : hash));
}

export function isApiPath(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

/**
 * Why a request target is not one that this server answers, or nothing. Only the origin form with a single leading
 * slash is: `//host` would turn a redirect to the same address into one to elsewhere, and dot segments and
 * backslashes are read differently by URL parsers than by a comparison of text.
 */
export function targetFault(target: string): string | undefined {
  if (!target.startsWith('/')) return 'The request target must be a path that begins with "/"';
  if (target.startsWith('//')) return 'The request target must begin with a single "/"';
  if (!/^[\x21-\x7e]*$/.test(target)) return 'The request target must be percent-encoded ASCII';
  if (target.includes('#')) return 'The request target must not hold "#"';
  const { path } = splitTarget(target);
  if (path.includes('\\')) return 'The path of the request target must not hold a backslash';
  if (path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment)))
    return 'The path of the request target must not hold "." or ".." segments';
  return undefined;
}
