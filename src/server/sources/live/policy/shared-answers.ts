import { LRUCache } from 'lru-cache';
import { failed, ok } from '../../../../contract/result.ts';
import type { AnswerInCache, HowToAsk, SourceResult, WrittenAnswer } from '../../image-source.ts';
import type { AskService, ServiceResult } from '../ask-service.ts';
import type { AccessKey } from '../credentials/access-key.ts';
import type { FailureKind, LiveLog } from '../failure.ts';
import type { Question } from '../try-once.ts';
import { endOf } from '../wire/transport-failure.ts';

export interface SharedParts {
  readonly askService: AskService;
  readonly clock: () => number;
  readonly log: LiveLog;
}

/** What names a question. `canonical`: a text that is equal exactly where two questions of one operation are. */
type Named = Pick<Question, 'region' | 'operation'> & { readonly canonical: string };

type AskShared = (
  question: Question & Named,
  key: AccessKey,
  waiting: AbortSignal,
  how?: HowToAsk,
) => Promise<SourceResult<WrittenAnswer>>;

export type SharedAnswers = AskShared & {
  /** An answer that is in the cache and fresh. */
  readonly fromCache: (question: Named, key: AccessKey) => AnswerInCache | undefined;
};

/** What an older answer may stand in for. */
const STAND_IN_FOR: ReadonlySet<FailureKind> = new Set<FailureKind>(['outage', 'odd', 'local']);

/**
 * Answers from the cache while an answer is fresh, else from one flight that all equal questions share, else, where the
 * service does not answer, from an older answer marked as stale. A refusal is passed on, and drops what was kept: who
 * may no longer see an answer must not see it from here. Errors are never kept.
 *
 * ParameterOf past the cache, the service is asked even where an answer is fresh; all else stays as it is.
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
      // A renewed key may be of another identity, and the answer is then what that one may see.
      const signedName = nameFor(read.signedBy ?? key);
      // Else a later flight has a newer word, or will have: this answer may be one that is refused by now.
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

/** Whose answer it is comes first: what one identity may see is never shown to another. */
function nameOf({ region, operation, canonical }: Named, identity: string): string {
  return JSON.stringify([identity, region, operation, canonical]);
}

function inCache({ answer, ageMs }: CachedAnswer, stale: boolean): AnswerInCache {
  return { answer, freshness: { ageSeconds: Math.floor(ageMs / 1_000), stale } };
}

/**
 * What a flight does: its signal aborts when nobody waits for it any more. It is current until then, or until a newer
 * flight of its key begins: a result that comes regardless is an old one.
 */
export type Work<Result> = (signal: AbortSignal, flight: FlightState) => Promise<Result>;

interface FlightState {
  readonly isCurrent: () => boolean;
  /** Whether no flight of any key has begun since this one did. */
  readonly isLatest: () => boolean;
}

/** Lets equal questions share one flight: however many wait, the work is done once. */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();
  #begun = 0;

  /**
   * Waits for the flight of this key, which `start` begins where there is none. A waiter whose signal aborts leaves
   * with `gone` at once. When the last one leaves, the signal of `start` aborts for the reason that the last one had,
   * and the next question begins a new flight.
   */
  run(key: string, start: Work<Result>, waiter: AbortSignal, gone: () => Result): Promise<Result> {
    if (waiter.aborted) return Promise.resolve(gone());
    return this.#wait(key, this.#flights.get(key) ?? this.#begin(key, start, false), waiter, gone);
  }

  /**
   * As `run`, but for a result that is newer than all that was known: a flight that `run` began may have seen an older
   * state, so it is overtaken by a new one. That one all later questions share while it is under way, or each of many
   * who ask at once would cost one. Who waits for the old one still gets its result.
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

  /** A flight that was given up or overtaken may end after the next one of its key has begun. */
  #end(key: string, flight: Flight<Result>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}

interface Flight<Result> {
  readonly controller: AbortController;
  readonly result: Promise<Result>;
  /** Whether it was begun by a question for something newer. */
  readonly isFresh: boolean;
  waiting: number;
}

export interface CachedAnswer {
  readonly answer: WrittenAnswer;
  readonly ageMs: number;
  /** Young enough to be given without asking the service. */
  readonly fresh: boolean;
}

export interface CacheLimits {
  readonly freshMs: number;
  /** How long an answer may stand in for a service that does not answer. */
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

/** What an entry takes beside its bytes and its key. */
const OVERHEAD_BYTES = 500;

/** Keeps answers by key, within bounds of memory; the least used go first. */
export class AnswerCache {
  readonly #clock: () => number;
  readonly #limits: CacheLimits;
  readonly #entries: LRUCache<string, { readonly answer: WrittenAnswer; readonly at: number }>;

  constructor(clock: () => number, limits: CacheLimits = CACHE_LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
    this.#entries = new LRUCache({ max: limits.entries, maxSize: limits.bytes });
  }

  /** An answer too large for the whole cache is not kept. */
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
    // A clock that was set back says nothing of the age: the answer may still stand in, but not pass as fresh.
    return { answer: entry.answer, ageMs: Math.max(ageMs, 0), fresh: ageMs >= 0 && ageMs < this.#limits.freshMs };
  }

  drop(key: string): void {
    this.#entries.delete(key);
  }
}
