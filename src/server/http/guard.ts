import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PaiError } from '../../contract/errors.ts';
import { checkAllowedHosts, type HostValue, printHostValue, readHostValue } from '../settings/check-address.ts';
import { API_HEADERS, pageHeaders } from './headers.ts';
import { isAllowedHost, isOriginOf } from './hosts.ts';
import { type Preferences, readPreferences } from './preferences.ts';
import { refusalBody, refusalPage } from './refusal.ts';
import { contextOf, type RequestContext, slashAdded, targetIssue, withoutBasePath } from './target.ts';

export interface EdgeParts {
  /** As `name:port`. */
  readonly allowedHosts: ReadonlySet<string>;
  /** The path under which a proxy serves the product; empty for the root. */
  readonly basePath: string;
  /** The value of --allowed-hosts. */
  readonly alreadySet: readonly string[];
  /** Gets a line about each request whose Host is refused. */
  readonly say: (line: string) => void;
  /** Called for each request that can be answered, refused or not, before its response. */
  readonly onRequest?: ContextListener | undefined;
}

/** A listener of node's server behind the guard. */
export type ContextListener = (request: IncomingMessage, response: ServerResponse, context: RequestContext) => void;

/**
 * Wraps the handler of the node server itself, so that it covers every response: sets the security headers, then
 * refuses requests that must not reach the app.
 */
export function guardEdge(
  { allowedHosts, alreadySet, basePath, say, onRequest }: EdgeParts,
  next: ContextListener,
): RequestListener {
  const headersOfPages = pageHeaders(basePath);
  return (request, response) => {
    // No response is possible; node still passes on the bytes after the last allowed request. A client may send a
    // thousand at once, so nothing is done for them.
    if (!request.socket.writable) return;
    // The only place that removes the base path, so that all later code reads the same target.
    const withSlash = slashAdded(request.url ?? '', basePath);
    request.url = withoutBasePath(withSlash ?? request.url ?? '', basePath);
    const context = contextOf(request.url);
    onRequest?.(request, response, context);
    const { requestId, target, isApi } = context;
    const isProbePath = PROBE_PATHS.has(target.path);
    const isData = isApi || isProbePath;
    for (const [name, value] of isData ? API_HEADERS : headersOfPages) response.setHeader(name, value);
    // The app sets another one for a response of PAI.
    response.setHeader('x-acs-request-id', requestId);
    const refused = edgeRefusal(request, context, allowedHosts);
    if (refused?.status === 421) say(hostRefusal(valuesOf(request, 'host'), alreadySet).message);
    if (refused)
      refuse(response, refused, {
        requestId,
        hostId: (request.headers.host ?? '').slice(0, 200),
        isData,
        basePath,
        preferences: readPreferences(request.headers, target.query),
      });
    else if (withSlash !== undefined) response.writeHead(308, { Location: withSlash, 'Content-Length': 0 }).end();
    else {
      // A probe may name any host, and Hono would build a URL from it, which fails for some names.
      if (isProbePath) request.headers.host = 'localhost';
      next(request, response, context);
    }
  };
}

interface RefusalForm {
  readonly requestId: string;
  readonly hostId: string;
  readonly isData: boolean;
  readonly basePath: string;
  readonly preferences: Preferences;
}

/** Sends a refusal and closes the connection: the client does not speak HTTP as this server expects. */
function refuse(response: ServerResponse, error: PaiError, form: RefusalForm): void {
  const { requestId, hostId, isData, basePath, preferences } = form;
  response.statusCode = error.status;
  response.setHeader('Connection', 'close');
  if (error.status === 405) response.setHeader('Allow', 'GET, HEAD');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', isData ? 'application/json' : 'text/html; charset=utf-8');
  const body = Buffer.from(
    isData ? JSON.stringify(refusalBody(error, requestId, hostId)) : refusalPage(error, basePath, preferences),
  );
  response.setHeader('Content-Length', body.byteLength);
  response.end(body);
}

/** The product accepts request lines up to 12 KB; headers are for cookies and signatures only. */
const MAX_TARGET = 12 * 1024;
const MAX_HEADERS = 16 * 1024;
const MAX_BODY = 16 * 1024;

/** Paths that only report whether the server is alive. */
const PROBE_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/**
 * Why a request must not reach the app; undefined if it may. The order matters: a foreign Host gets no other
 * information, and a target must be well formed before we use its path.
 *
 * A probe may name any single host: orchestrators use the current address, which no setting can list. In HTTP/1.0 it
 * may omit the host, as the health checks of HAProxy do.
 */
function edgeRefusal(
  request: IncomingMessage,
  context: RequestContext,
  allowedHosts: ReadonlySet<string>,
): PaiError | undefined {
  const { path } = context.target;
  const isProbe = (request.method === 'GET' || request.method === 'HEAD') && PROBE_PATHS.has(path);
  const hosts = valuesOf(request, 'host');
  const host = hosts.length === 1 ? readHostValue(hosts[0] ?? '') : undefined;
  const isKnown = host !== undefined && (isAllowedHost(host, allowedHosts) || isProbe);
  // Since HTTP/1.1 a request without a Host is malformed, so only HTTP/1.0 may omit it.
  const isProbeWithoutHost = isProbe && hosts.length === 0 && request.httpVersion === '1.0';
  if (!isKnown && !isProbeWithoutHost) return hostRefusal(hosts);
  // The target of CONNECT is a host and a port, without a path.
  if (request.method === 'CONNECT') return refusal(405, 'UnsupportedHTTPMethod', 'CONNECT is not answered here');
  const target = request.url ?? '';
  const issue = targetIssue(target, path);
  if (issue !== undefined) return refusal(400, 'InvalidRequestTarget', issue);
  if (target.length > MAX_TARGET)
    return refusal(
      414,
      'RequestTargetTooLong',
      `The address is ${target.length} characters long; at most ${MAX_TARGET} are answered`,
    );
  if (headerLength(request) > MAX_HEADERS)
    return refusal(431, 'RequestHeadersTooLarge', `The request headers hold more than ${MAX_HEADERS} characters`);
  return bodyRefusal(request) ?? (context.isApi ? originRefusal(request, host) : undefined);
}

function refusal(status: number, code: string, message: string): PaiError {
  return { status, code, message };
}

/** All values of a header: node keeps only the first of two Host headers. */
export function valuesOf(request: IncomingMessage, name: string): readonly string[] {
  const { rawHeaders } = request;
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}

function headerLength(request: IncomingMessage): number {
  return request.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
}

/**
 * No operation of PAI takes a body; here only reports of the browser's policy have one. Any other body would have to be
 * skipped before the next request.
 */
function bodyRefusal(request: IncomingMessage): PaiError | undefined {
  const coding = request.headers['transfer-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'chunked')
    return refusal(400, 'InvalidTransferEncoding', 'Transfer-Encoding must be "chunked", once, or left out');
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > MAX_BODY)
    return refusal(413, 'RequestBodyTooLarge', `The request body is larger than ${MAX_BODY} bytes`);
  const hasBody = length > 0 || coding !== undefined;
  if (hasBody && (request.method === 'GET' || request.method === 'HEAD'))
    return refusal(400, 'UnexpectedBody', `${request.method} takes no request body`);
  return undefined;
}

/**
 * A page of another origin must not use /api through its visitor's browser. Browsers send the origin; programs without
 * one pass. Origins are parsed and compared as a whole: patterns would accept look-alikes.
 */
function originRefusal(request: IncomingMessage, host: HostValue | undefined): PaiError | undefined {
  if (host === undefined) return undefined;
  const foreign =
    valuesOf(request, 'origin').some((origin) => !isOriginOf(origin, host)) ||
    valuesOf(request, 'sec-fetch-site').some((site) => site !== 'same-origin' && site !== 'none');
  return foreign
    ? refusal(403, 'Forbidden.CrossOrigin', 'Origin must be that of this server: other sites may not use its API')
    : undefined;
}

const MAX_SHOWN = 200;

/**
 * The refusal of a request whose Host is not allowed. It names the value, and the setting that would allow it.
 * `alreadySet` is added to the setting, which replaces the old one: for the log only, as a foreign page may read a
 * response.
 */
function hostRefusal(hosts: readonly string[], alreadySet: readonly string[] = []): PaiError {
  return { status: 421, code: 'MisdirectedRequest', message: messageOf(hosts, alreadySet) };
}

function messageOf(hosts: readonly string[], alreadySet: readonly string[]): string {
  const [host] = hosts;
  if (host === undefined) return 'The request has no Host; it must be given once and name this server';
  if (hosts.length > 1)
    return `The request has ${hosts.length} Host headers, ${hosts.slice(0, 2).map(shownHost).join(' and ')}; there must be one`;
  const setting = settingOf(host);
  if (setting === undefined)
    return `Host ${shownHost(host)} is not a host name or IP address as browsers send it, with an optional port, so --allowed-hosts cannot allow it`;
  const value = [...alreadySet, setting].join(',');
  return `Host ${shownHost(host)} is not a name of this server. If it is how you reach the server, start it with --allowed-hosts ${value} (several are separated by commas)`;
}

/** The value of --allowed-hosts that would allow a Host; undefined if no value would. */
function settingOf(host: string): string | undefined {
  const value = readHostValue(host);
  const text = value === undefined ? '' : printHostValue(value);
  return text.length <= MAX_SHOWN && checkAllowedHosts(text).ok ? text : undefined;
}

/** A Host value in quotes. Characters other than visible ASCII are escaped as in JSON, and a long value is cut. */
function shownHost(host: string): string {
  const escaped = JSON.stringify(host)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped.length > MAX_SHOWN ? `${escaped.slice(0, MAX_SHOWN - 1)}…` : escaped}"`;
}
