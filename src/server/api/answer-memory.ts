import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { OperationName } from '../../contract/operations.ts';
import type { TokenGate } from '../auth/token-gate.ts';
import { type ContextListener, valuesOf } from '../http/guard.ts';
import { bypassesCache, type Encoding } from '../http/headers.ts';
import type { ResponseBudget } from '../http/response-budget.ts';
import type { RequestContext, Target } from '../http/target.ts';
import type { Freshness, ImageSource, WrittenAnswer } from '../sources/image-source.ts';
import { canonicalText } from '../sources/print-request.ts';
import { freshnessHeaders } from './answers.ts';

const MIB = 2 ** 20;
const MAX_ENTRIES = 5_000;
/** The limit for answers, including their requested encodings. */
const ANSWER_BYTES = 32 * MIB;
/** Of addresses. */
const ADDRESS_BYTES = 4 * MIB;
/** The memory of an entry beside its texts. */
const OVERHEAD_BYTES = 500;

/** A response that can be sent at once. */
export interface ReadyAnswer {
  readonly answer: WrittenAnswer;
  /** Present if the response comes from the cache of the live source. */
  readonly freshness?: Freshness;
}

/** Returns the response to one request if it is in memory at the time of the call. */
export type Lookup = () => ReadyAnswer | undefined;

/**
 * The responses that need no work. Those of the embedded source are kept here, as the catalog never changes. Those of
 * the live source are in its cache, which knows their age and identity. The bytes are limited, and the least recently
 * used are dropped first.
 */
export class AnswerMemory {
  readonly #source: ImageSource;
  readonly #answers = new LRUCache<string, WrittenAnswer>({ max: MAX_ENTRIES, maxSize: ANSWER_BYTES });
  readonly #addresses = new LRUCache<string, Lookup>({ max: MAX_ENTRIES, maxSize: ADDRESS_BYTES });

  constructor(source: ImageSource) {
    this.#source = source;
  }

  /** By the parsed request: equal requests share a response, in any spelling. */
  lookFor(name: OperationName, request: object): Lookup {
    if (this.#source.kind === 'live') return this.#source.fromCache?.(name, request) ?? (() => undefined);
    const key = keyOf(name, request);
    return () => {
      const answer = this.#answers.get(key);
      return answer && { answer };
    };
  }

  /** Keeps a response of the embedded source. One that exceeds the whole limit is not kept. */
  keep(name: OperationName, request: object, answer: WrittenAnswer): void {
    if (this.#source.kind === 'live') return;
    const key = keyOf(name, request);
    this.#answers.set(key, answer, { size: answer.body.held + key.length * 2 + OVERHEAD_BYTES });
  }

  /** Remembers the parsed request of an address, so that it is not parsed and validated again. */
  remember(target: Target, look: Lookup): void {
    const address = addressOf(target);
    this.#addresses.set(address, look, { size: address.length * 2 + OVERHEAD_BYTES });
  }

  at(target: Target): ReadyAnswer | undefined {
    return this.#addresses.get(addressOf(target))?.();
  }
}

function keyOf(name: OperationName, request: object): string {
  return `${name} ${canonicalText(request)}`;
}

/** The raw address, so that no two readings of it can differ. */
function addressOf({ path, query }: Target): string {
  return `${path}?${query}`;
}

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
