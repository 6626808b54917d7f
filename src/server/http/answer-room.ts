import type { IncomingMessage, ServerResponse } from 'node:http';
import { getHeapStatistics } from 'node:v8';
import type { PaiError } from '../../contract/errors.ts';
import type { ContextListener } from './guard.ts';
import { readPreferences } from './preferences.ts';
import { refusalBody, refusalPage } from './refusal.ts';
import type { RequestContext } from './target.ts';

const MIB = 2 ** 20;

/** Bytes of answers that clients have still to take, over all connections. */
export interface AnswerRoom {
  /** Counts an answer until it is out or given up. False, and not counted, if there is no room for it. */
  readonly take: (response: ServerResponse, bytes: number) => boolean;
  readonly isFull: () => boolean;
}

/** An eighth of the heap, within bounds: the rest is for the work itself. */
export function answerRoomBytes(heapLimit = getHeapStatistics().heap_size_limit): number {
  return Math.min(256 * MIB, Math.max(32 * MIB, heapLimit / 8));
}

/**
 * An answer beyond `limitBytes` is let through only if it is the only one. Every answer counts in full: several connections
 * may share its bytes in this process, but the system keeps a copy for each. `relieve` is called when there is no room.
 */
export function createAnswerRoom(limitBytes: number, relieve: () => void): AnswerRoom {
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
 * Sends 503 instead of an answer for which there is no room. This is decided when the whole body of an answer is about to
 * be sent: before that nobody knows how long it is, and many may be worked out at once. The status line waits until then.
 * A stream writes as it is taken, so it does not count.
 */
export function holdAnswers(room: AnswerRoom, basePath: string, next: ContextListener): ContextListener {
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
      if (head === undefined || room.take(response, lengthOf(args[0]))) {
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
