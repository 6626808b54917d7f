import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PaiError } from '../../contract/errors.ts';
import { edgeRefusal, hostRefusal, PROBE_PATHS, valuesOf } from './guard-refusal.ts';
import { API_HEADERS, pageHeaders } from './headers.ts';
import { type Preferences, readPreferences } from './preferences.ts';
import { refusalBody, refusalPage } from './refusal.ts';
import { contextOf, type RequestContext, slashAdded, withoutBasePath } from './target.ts';

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
