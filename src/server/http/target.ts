import type { Pair } from '../../contract/pair.ts';
import { MCP_PATH } from '../../contract/paths.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { cutMiddle, newRequestId } from './refusal.ts';

/**
 * The target of a request line. Guard, token gate and routes all read it here: two readings of one address are how
 * guards are bypassed. So nothing is decoded or normalised here; `targetIssue` refuses forms that others might
 * normalise.
 */
export interface Target {
  /** The path as received, with percent escapes. */
  readonly path: string;
  /** The text after the `?`, empty if there is no query. */
  readonly query: string;
}

function splitTarget(target: string): Target {
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: '' };
  return { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The guard's data about a request, made once and passed to all later code. */
export interface RequestContext {
  /** Of this server. A response of PAI has PAI's own. */
  readonly requestId: string;
  /** Without the base path. */
  readonly target: Target;
  /** Whether the path is below /api, or that of MCP, so that the response is data. */
  readonly isApi: boolean;
}

/** The context of a request for this target, which has no base path. */
export function contextOf(target: string): RequestContext {
  const split = splitTarget(target);
  return { requestId: newRequestId(), target: split, isApi: isApiPath(split.path) };
}

function isApiPath(path: string): boolean {
  return path === '/api' || path.startsWith('/api/') || path === MCP_PATH;
}

/**
 * Why this server refuses a request target; undefined if it accepts it. `path` is its path. Only the origin form with a
 * single leading slash is accepted: `//host` would turn a redirect to the same address into one to another host. URL
 * parsers read dot segments and backslashes differently from a comparison of text.
 */
export function targetIssue(target: string, path: string): string | undefined {
  if (!target.startsWith('/')) return 'The request target must be a path that begins with "/"';
  if (target.startsWith('//')) return 'The request target must begin with a single "/"';
  if (!/^[\x21-\x7e]*$/.test(target)) return 'The request target must be percent-encoded ASCII';
  if (target.includes('#')) return 'The request target must not hold "#"';
  if (path.includes('\\')) return 'The path of the request target must not hold a backslash';
  if (path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment)))
    return 'The path of the request target must not hold "." or ".." segments';
  return undefined;
}

/**
 * Decodes a raw query into names and values, in order. `+` is a space. We rejected URLSearchParams: it turns broken
 * escapes into replacement characters, which silently changes the filter.
 */
export function readQuery(query: string): Result<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const piece of query.split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const rawName = equals < 0 ? piece : piece.slice(0, equals);
    const name = decodeFormText(rawName);
    if (name === undefined) return failed(brokenEscape(rawName, rawName));
    const rawValue = equals < 0 ? '' : piece.slice(equals + 1);
    const value = decodeFormText(rawValue);
    if (value === undefined) return failed(brokenEscape(name, rawValue));
    pairs.push([name, value]);
  }
  return ok(pairs);
}

/**
 * Decodes one segment of a path, where `+` is a plus. `name` is its parameter. Refuses a text that decodes to more than
 * one segment, at once or after a second decoding: it is sent on in a path, and gateways differ in how often they
 * decode one.
 */
export function readSegment(name: string, segment: string): Result<string> {
  const value = decodeEscapes(segment);
  if (value === undefined) return failed(brokenEscape(name, segment));
  const issue = segmentIssue(value);
  return issue === undefined ? ok(value) : failed(`${name} ${issue}`);
}

/** Why a decoded text is not one segment of a path, to be read after its name. Returns undefined if it is one. */
export function segmentIssue(value: string): string | undefined {
  if (value === '') return 'must not be empty';
  if (!/^\.{1,2}$|[/\\\p{Cc}\p{Zl}\p{Zp}]|%[0-9a-f]{2}/iu.test(value)) return undefined;
  const allowed =
    'must be one segment of a path, without "/", "\\", control characters and %-escapes, and not "." or ".."';
  return `${allowed}; found ${JSON.stringify(cutMiddle(value, 60))}`;
}

function decodeFormText(raw: string): string | undefined {
  return decodeEscapes(raw.replaceAll('+', ' '));
}

/** The text without its percent escapes. Returns undefined if one is broken or the bytes are not UTF-8. */
export function decodeEscapes(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

function brokenEscape(name: string, raw: string): string {
  return `${cutMiddle(name, 60)} must be percent-encoded UTF-8; ${quoteBroken(raw)} is not`;
}

/** The shortest useful piece: the first run of escapes that cannot be decoded. */
function quoteBroken(raw: string): string {
  const runs = raw.match(/(%[0-9A-Fa-f]{2})+|%.{0,2}/g) ?? [];
  const broken = runs.find((run) => decodeEscapes(run) === undefined);
  return JSON.stringify(cutMiddle(broken ?? raw, 30));
}

/**
 * A request target without the base path: `/pai/images` is `/images`. A target without it comes from a proxy that has
 * removed it, and stays unchanged. Removed once.
 */
export function withoutBasePath(target: string, basePath: string): string {
  const rest = restAfterBase(target, basePath);
  return rest?.startsWith('/') ? rest : target;
}

/** The redirect target for the base path without its slash, which no link of ours uses; undefined for other paths. */
export function slashAdded(target: string, basePath: string): string | undefined {
  const rest = basePath === '' ? undefined : restAfterBase(target, basePath);
  return rest === '' || rest?.startsWith('?') ? `${basePath}/${rest}` : undefined;
}

/**
 * The text after the base path; undefined if the target does not begin with it. Browsers and proxies differ in what they
 * escape, so `@` and `%40` are equal here. An escaped slash never ends a segment: a base path has none.
 */
function restAfterBase(target: string, basePath: string): string | undefined {
  const start = splitTarget(target).path.split('/').slice(0, basePath.split('/').length).join('/');
  const isBase = start === basePath || decodeEscapes(start) === decodeEscapes(basePath);
  return isBase ? target.slice(start.length) : undefined;
}
