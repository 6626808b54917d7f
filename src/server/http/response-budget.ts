import type { IncomingMessage, ServerResponse } from 'node:http';
import { getHeapStatistics } from 'node:v8';
import type { PaiError } from '../../contract/errors.ts';
import type { ContextListener } from './guard.ts';
import { readPreferences } from './preferences.ts';
import { refusalBody, refusalPage } from './refusal.ts';
import type { RequestContext } from './target.ts';

const MIB = 2 ** 20;

/** Response bytes that clients have not read yet, over all connections. */
export interface ResponseBudget {
  /** Counts a response until it is sent or aborted. Returns false, without counting, if there is no room for it. */
  readonly take: (response: ServerResponse, bytes: number) => boolean;
  readonly isFull: () => boolean;
}

/** An eighth of the heap, within bounds; the rest is for the work itself. */
export function responseBudgetBytes(heapLimit = getHeapStatistics().heap_size_limit): number {
  return Math.min(256 * MIB, Math.max(32 * MIB, heapLimit / 8));
}

/**
 * A response larger than `limitBytes` passes only if there is no other. Each response counts in full: connections may
 * share its bytes in this process, but the system keeps a copy for each. `relieve` is called when there is no room.
 */
export function createResponseBudget(limitBytes: number, relieve: () => void): ResponseBudget {
  let held = 0;
  const isFull = () => {
    if (held < limitBytes) return false;
    relieve();
    return true;
  };
  return {
    isFull,
    take: (response, bytes) => {
      if (held > 0 && held + bytes > limitBytes) {
        relieve();
        return false;
      }
      held += bytes;
      response.once('close', () => {
        held -= bytes;
      });
      return true;
    },
  };
}

const OVERLOADED: PaiError = {
  code: 'OVERLOADED',
  message: 'The server is overloaded: slow clients hold too many answers; try again in a second',
  status: 503,
};

/**
 * Sends 503 instead of a response for which there is no room. Decides when the whole body is about to be sent: its
 * length is unknown before, and many may be computed at once. The status line waits until then. Streams do not count,
 * because they write as the client reads.
 */
export function limitResponses(budget: ResponseBudget, basePath: string, next: ContextListener): ContextListener {
  return (request, response, context) => {
    const { writeHead, write, end, flushHeaders } = response;
    let head: unknown[] | undefined;
    const sendHead = () => {
      if (head) Reflect.apply(writeHead, response, head);
      head = undefined;
    };
    response.writeHead = (...args: unknown[]) => {
      head = args;
      return response;
    };
    response.flushHeaders = () => {
      sendHead();
      Reflect.apply(flushHeaders, response, []);
    };
    response.write = (...args: unknown[]) => {
      sendHead();
      return Reflect.apply(write, response, args);
    };
    response.end = (...args: unknown[]) => {
      if (head === undefined || budget.take(response, lengthOf(args[0]))) {
        sendHead();
        return Reflect.apply(end, response, args);
      }
      const { headers, body } = overloaded(request, context, basePath);
      Reflect.apply(writeHead, response, [OVERLOADED.status, headers]);
      return Reflect.apply(end, response, [body]);
    };
    next(request, response, context);
  };
}

function lengthOf(body: unknown): number {
  return typeof body === 'string' || body instanceof Uint8Array ? Buffer.byteLength(body) : 0;
}

function overloaded({ headers }: IncomingMessage, { isApi, requestId, target }: RequestContext, basePath: string) {
  const hostId = (headers.host ?? '').slice(0, 200);
  const body = Buffer.from(
    isApi
      ? JSON.stringify(refusalBody(OVERLOADED, requestId, hostId))
      : refusalPage(OVERLOADED, basePath, readPreferences(headers, target.query)),
  );
  return {
    body,
    headers: {
      'Content-Type': isApi ? 'application/json' : 'text/html; charset=utf-8',
      'Content-Length': body.byteLength,
      'Cache-Control': 'no-store',
      'Retry-After': '1',
      'x-acs-request-id': requestId,
    },
  };
}
