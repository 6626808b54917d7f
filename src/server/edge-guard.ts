import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PaiError } from '../contract/errors.ts';
import { edgeRefusal } from './edge-refusal.ts';
import { newRequestId, refusalBody, refusalPage } from './refusal.ts';
import { isApiPath, splitTarget } from './request-target.ts';
import { API_HEADERS, PAGE_HEADERS } from './security-headers.ts';

/** Paths beside /api whose answers are data, not pages. */
const DATA_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/**
 * Wraps the handler of the node server itself, so that no answer of any kind escapes: sets the security headers,
 * then refuses what must not reach the app.
 */
export function guardEdge(allowedHosts: ReadonlySet<string>, next: RequestListener): RequestListener {
  return (request, response) => {
    const { path } = splitTarget(request.url ?? '');
    const isData = isApiPath(path) || DATA_PATHS.has(path);
    for (const [name, value] of isData ? API_HEADERS : PAGE_HEADERS) response.setHeader(name, value);
    const refused = edgeRefusal(request, allowedHosts);
    if (refused) refuse(request, response, refused, isData);
    else next(request, response);
  };
}

/** Sends a refusal and gives up the connection: the client does not speak as this server expects. */
function refuse(request: IncomingMessage, response: ServerResponse, error: PaiError, isData: boolean): void {
  const requestId = newRequestId();
  const hostId = (request.headers.host ?? '').slice(0, 255);
  response.statusCode = error.status;
  response.setHeader('Connection', 'close');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('x-acs-request-id', requestId);
  response.setHeader('Content-Type', isData ? 'application/json' : 'text/html; charset=utf-8');
  const body = Buffer.from(isData ? JSON.stringify(refusalBody(error, requestId, hostId)) : refusalPage(error));
  response.setHeader('Content-Length', body.byteLength);
  response.end(body);
}
