import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TokenGate } from '../auth/token-gate.ts';
import { type ContextListener, valuesOf } from '../http/guard.ts';
import { bypassesCache, type Encoding } from '../http/headers.ts';
import type { ResponseBudget } from '../http/response-budget.ts';
import type { RequestContext } from '../http/target.ts';
import type { AnswerMemory, ReadyAnswer } from './answer-memory.ts';
import { freshnessHeaders } from './answers.ts';

export interface AtOnceParts {
  readonly memory: AnswerMemory;
  readonly gate?: TokenGate | undefined;
  readonly isOverloaded?: (() => boolean) | undefined;
  readonly budget?: ResponseBudget | undefined;
  /** Whether requests for data must be signed: the app then checks each signature. */
  readonly isSigned: boolean;
}

/**
 * Sends cached responses between the guard and the app: these avoid the Request and Response of Hono, which take most
 * of the time. All other requests go on to the app: a missing token, overload, a request that bypasses the cache, a
 * first request.
 */
export function answerAtOnce(parts: AtOnceParts, next: ContextListener): ContextListener {
  if (parts.isSigned) return next;
  return (request, response, context) => {
    const found = mayPass(parts, request, context) ? parts.memory.at(context.target) : undefined;
    if (found === undefined || !send(found, request, response, parts.budget)) next(request, response, context);
  };
}

function mayPass({ gate, isOverloaded }: AtOnceParts, request: IncomingMessage, context: RequestContext): boolean {
  if (request.method !== 'GET' || !context.isApi) return false;
  if (isOverloaded?.()) return false;
  const control = request.headers['cache-control'];
  if (control !== undefined && bypassesCache(control)) return false;
  return gate === undefined || gate(context, headersOf(request)).kind === 'pass';
}

/** Joins repeated headers as Hono joins them: the gate must read the same both times. */
function headersOf(request: IncomingMessage): Pick<Headers, 'get'> {
  return {
    get: (name) => {
      const values = valuesOf(request, name);
      return values.length === 0 ? null : values.join(name === 'cookie' ? '; ' : ', ');
    },
  };
}

/** False if nothing was sent: the encoding is not made yet, or there is no room for the response. */
function send(
  { answer, freshness }: ReadyAnswer,
  { headers }: IncomingMessage,
  response: ServerResponse,
  budget: ResponseBudget | undefined,
): boolean {
  const encoding: Encoding = answer.body.encodingFor(headers['accept-encoding']?.toString() ?? null);
  const bytes = answer.body.made(encoding);
  if (bytes === undefined || (budget && !budget.take(response, bytes.length))) return false;
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    ...(answer.leftOut === undefined ? {} : { 'X-Pai-Left-Out': answer.leftOut }),
    // The RequestId of PAI, which is in the body too.
    ...(freshness === undefined ? {} : { 'x-acs-request-id': answer.requestId, ...freshnessHeaders(freshness) }),
  });
  response.end(bytes);
  return true;
}
