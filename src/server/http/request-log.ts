import type { ServerResponse } from 'node:http';
import type { Log } from '../log/log.ts';
import type { ContextListener } from './guard.ts';
import { cutMiddle } from './refusal.ts';
import type { Target } from './target.ts';

/** The status of a request whose connection ended before its response, as in nginx. */
const GONE = 499;
const MAX_PARAMETERS = 30;

/**
 * Writes one line for each request when its response is sent. Of the query only the parameter names: the values show
 * what a person looked for, and one may be the access token.
 */
export function logRequests(log: Log): ContextListener {
  return (request, response, { target }) => {
    const started = performance.now();
    response.once('close', () => {
      log.record({
        method: request.method,
        ...describeTarget(target),
        status: response.writableFinished ? response.statusCode : GONE,
        ms: Math.round(performance.now() - started),
        requestId: response.getHeader('x-acs-request-id'),
        bytes: bodyLength(request.method, response),
      });
    });
  };
}

function describeTarget({ path, query }: Target) {
  // Other forms of a target are refused, and may contain a user and a password.
  if (!path.startsWith('/')) return { path: '(not a path)' };
  const names = query
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => (piece.includes('=') ? cutMiddle(piece.slice(0, piece.indexOf('=')), 60) : '(no name)'));
  return { path: cutMiddle(path, 200), parameters: [...new Set(names)].slice(0, MAX_PARAMETERS) };
}

/** Every response of this server states its length, except those without a body. */
function bodyLength(method: string | undefined, response: ServerResponse): number {
  if (method === 'HEAD' || !response.writableFinished) return 0;
  return Number(response.getHeader('content-length') ?? 0);
}
