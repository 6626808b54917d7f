import { LRUCache } from 'lru-cache';
import { failed, ok } from '../../../../contract/result.ts';
import type { AnswerInCache, AskOptions, SourceResult, WrittenAnswer } from '../../image-source.ts';
import type { AskService, Question, ServiceResult } from '../ask-service.ts';
import type { AccessKey } from '../credentials/access-key.ts';
import type { FailureKind, LiveLog } from '../failure.ts';
import { endOf } from '../wire/transport-failure.ts';

export interface SharedParts {
  readonly askService: AskService;
  readonly clock: () => number;
  readonly log: LiveLog;
}

/** Identifies a request. `canonical`: equal for equal requests of an operation, different for different ones. */
type Named = Pick<Question, 'region' | 'operation'> & { readonly canonical: string };

type AskShared = (
  question: Question & Named,
  key: AccessKey,
  waiting: AbortSignal,
  how?: AskOptions,
) => Promise<SourceResult<WrittenAnswer>>;

export type SharedAnswers = AskShared & {
  /** Returns an answer that is in the cache and fresh. */
  readonly fromCache: (question: Named, key: AccessKey) => AnswerInCache | undefined;
};

/** The failures that an older answer may replace. */
const STAND_IN_FOR: ReadonlySet<FailureKind> = new Set<FailureKind>(['outage', 'odd', 'local']);

/**
 * Returns a fresh answer from the cache, else the result of one flight that identical requests share, else, if the
 * service is failing, an older answer marked as stale. A refusal is passed on and drops the cached answer: an identity
 * without permission must not see it here. Errors are never cached.
 *
 * With `bypassCache` the service is asked even if the cached answer is fresh; the rest is the same.
 */
export function createSharedAnswers({ askService, clock, log }: SharedParts): SharedAnswers {
  const flights = new SingleFlight<ServiceResult>();
  const cache = new AnswerCache(clock);

  const ask: AskShared = async (question, key, waiting, { bypassCache = false, noStore = false } = {}) => {
    const { region, operation } = question;
    const nameFor = ({ identity }: AccessKey) => nameOf(question, identity);
    const name = nameFor(key);
    const cached = noStore ? undefined : cache.get(name);
    if (cached?.fresh && !bypassCache) return ok(inCache(cached, false));
    const fly: Work<ServiceResult> = async (signal, flight) => {
      const read = await askService(question, key, signal);
      // A renewed key may belong to another identity. The answer is then for that identity.
      const signedName = nameFor(read.signedBy ?? key);
      // Otherwise a later flight has a newer result, or will have: this answer may be refused by now.
      const isNewest = flight.isCurrent() && (signedName === name || flight.isLatest());
      if (read.ok && isNewest && !noStore) cache.keep(signedName, read.value.answer);
      if (!read.ok && read.error.kind === 'refusal') for (const refused of [name, signedName]) cache.drop(refused);
      return read;
    };
    const gone = (): ServiceResult => failed(endOf(waiting, question));
    const read = await (bypassCache
      ? flights.runFresh(name, fly, waiting, gone)
      : flights.run(name, fly, waiting, gone));
    if (read.ok) return ok({ answer: read.value.answer });
    const { kind, error } = read.error;
    const older = STAND_IN_FOR.has(kind) && !noStore ? cache.get(nameFor(read.signedBy ?? key)) : undefined;
    if (older === undefined) return failed(error);
    log({ event: 'stale', region, operation, ageSeconds: Math.floor(older.ageMs / 1_000), code: error.code });
    return ok(inCache(older, bypassCache || !older.fresh));
  };

  const fromCache: SharedAnswers['fromCache'] = (question, { identity }) => {
    const cached = cache.get(nameOf(question, identity));
    return cached?.fresh ? inCache(cached, false) : undefined;
  };
  return Object.assign(ask, { fromCache });
}

/** The identity comes first: an answer for one identity is never shown to another. */
function nameOf({ region, operation, canonical }: Named, identity: string): string {
  return JSON.stringify([identity, region, operation, canonical]);
}

function inCache({ answer, ageMs }: CachedAnswer, stale: boolean): AnswerInCache {
  return { answer, freshness: { ageSeconds: Math.floor(ageMs / 1_000), stale } };
}

/**
 * The work of a flight. Its signal aborts when nobody waits for it any more. The flight is current until then, or until
 * a newer flight of its key begins. The result of a flight that is not current is old.
 */
export type Work<Result> = (signal: AbortSignal, flight: FlightState) => Promise<Result>;

interface FlightState {
  readonly isCurrent: () => boolean;
  /** Whether no flight of any key has begun since this one. */
  readonly isLatest: () => boolean;
}

/** Lets identical requests share one flight, so that the work is done once for all who wait. */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();
  #begun = 0;

  /**
   * Waits for the flight of this key. `start` begins one if it is missing. A waiter whose signal aborts gets `gone` at
   * once. When the last waiter leaves, the signal of `start` aborts with that waiter's reason, and the next request
   * begins a new flight.
   */
  run(key: string, start: Work<Result>, waiter: AbortSignal, gone: () => Result): Promise<Result> {
    if (waiter.aborted) return Promise.resolve(gone());
    return this.#wait(key, this.#flights.get(key) ?? this.#begin(key, start, false), waiter, gone);
  }

  /**
   * Like `run`, but the result is newer than this call. A flight of `run` may have seen an older state, so a new flight
   * replaces it. Later requests share the new flight, so that many calls at once cause one flight. Waiters of the old
   * flight still get its result.
   */
  runFresh(key: string, start: Work<Result>, waiter: AbortSignal, gone: () => Result): Promise<Result> {
    if (waiter.aborted) return Promise.resolve(gone());
    const flight = this.#flights.get(key);
    return this.#wait(key, flight?.isFresh ? flight : this.#begin(key, start, true), waiter, gone);
  }

  #wait(key: string, flight: Flight<Result>, waiter: AbortSignal, gone: () => Result): Promise<Result> {
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          this.#end(key, flight);
          flight.controller.abort(waiter.reason);
        }
        resolve(gone());
      };
      waiter.addEventListener('abort', leave, { once: true });
      flight.result.then(resolve, reject).finally(() => waiter.removeEventListener('abort', leave));
    });
  }

  #begin(key: string, start: Work<Result>, isFresh: boolean): Flight<Result> {
    const controller = new AbortController();
    const isCurrent = () => this.#flights.get(key)?.controller === controller;
    this.#begun += 1;
    const number = this.#begun;
    const result = start(controller.signal, { isCurrent, isLatest: () => this.#begun === number });
    const flight: Flight<Result> = { controller, isFresh, waiting: 0, result };
    this.#flights.set(key, flight);
    const end = () => this.#end(key, flight);
    flight.result.then(end, end);
    return flight;
  }

  /** An abandoned or replaced flight may end after the next one of its key has begun. */
  #end(key: string, flight: Flight<Result>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}

interface Flight<Result> {
  readonly controller: AbortController;
  readonly result: Promise<Result>;
  /** Whether `runFresh` began it. */
  readonly isFresh: boolean;
  waiting: number;
}

export interface CachedAnswer {
  readonly answer: WrittenAnswer;
  readonly ageMs: number;
  /** Whether it can be returned without asking the service. */
  readonly fresh: boolean;
}

export interface CacheLimits {
  readonly freshMs: number;
  /** How long an answer may replace a failure of the service. */
  readonly staleMs: number;
  readonly bytes: number;
  readonly entries: number;
}

export const CACHE_LIMITS: CacheLimits = {
  freshMs: 60_000,
  staleMs: 24 * 3_600_000,
  bytes: 64 * 1024 * 1024,
  entries: 5_000,
};

/** The memory of an entry besides its body and its key. */
const OVERHEAD_BYTES = 500;

/** Caches answers by key within limits of memory. The least recently used ones are dropped first. */
export class AnswerCache {
  readonly #clock: () => number;
  readonly #limits: CacheLimits;
  readonly #entries: LRUCache<string, { readonly answer: WrittenAnswer; readonly at: number }>;

  constructor(clock: () => number, limits: CacheLimits = CACHE_LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
    this.#entries = new LRUCache({ max: limits.entries, maxSize: limits.bytes });
  }

  /** An answer that is larger than the whole cache is not kept. */
  keep(key: string, answer: WrittenAnswer): void {
    const size = answer.body.held + key.length * 2 + OVERHEAD_BYTES;
    this.#entries.set(key, { answer, at: this.#clock() }, { size });
  }

  get(key: string): CachedAnswer | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const ageMs = this.#clock() - entry.at;
    if (ageMs > this.#limits.staleMs) {
      this.#entries.delete(key);
      return undefined;
    }
    // If the clock was set back, the age is unknown: the answer may replace a failure, but is not fresh.
    return { answer: entry.answer, ageMs: Math.max(ageMs, 0), fresh: ageMs >= 0 && ageMs < this.#limits.freshMs };
  }

  drop(key: string): void {
    this.#entries.delete(key);
  }
}
