import type { FailureKind } from '../failure.ts';

/** The maximum age of a fresh answer, and of an answer that may replace a failure. */
const FRESH_MS = 60_000;
const STALE_MS = 24 * 3_600_000;

/** The result of a call to the service. */
export type Landing = 'answer' | Exclude<FailureKind, 'cancelled'>;

/** One call to the service. Calls are numbered in the order in which they begin. */
export interface Call {
  readonly number: number;
  readonly name: string;
  readonly bypassCache: boolean;
  readonly waiting: Set<Asking>;
  state: 'under way' | 'given up' | 'landed';
}

/** The result of a request: the answer of a call, directly or from the cache, or an error. */
export type Due =
  | { readonly from: number; readonly of: string; readonly age?: number; readonly stale?: boolean }
  | { readonly code: string };

export interface Asking {
  readonly name: string;
  readonly bypassCache: boolean;
  due: Due | undefined;
}

/**
 * The rules of shared answers in the simplest form: who gets which answer, and when the service is asked. A name stands
 * for a request of an identity, and calls end one at a time. Nothing here is asynchronous, so nothing can race.
 */
export class AnswersModel {
  readonly calls: Call[] = [];
  readonly asked: Asking[] = [];
  readonly #kept = new Map<string, { readonly from: number; readonly at: number }>();
  #now = 0;

  ask(name: string, bypassCache: boolean): Asking {
    const asked: Asking = { name, bypassCache, due: undefined };
    this.asked.push(asked);
    const kept = this.#keptOf(name);
    if (kept !== undefined && kept.ageMs < FRESH_MS && !bypassCache) asked.due = fromCache(name, kept, false);
    else this.#callFor(asked).waiting.add(asked);
    return asked;
  }

  /** The requests without a result. */
  waiting(): readonly Asking[] {
    return this.asked.filter(({ due }) => due === undefined);
  }

  /**
   * The request stops waiting. If it was cancelled it gets an error; if it ran out of time, an older answer may replace
   * the error.
   */
  leave(asked: Asking, isOutOfTime: boolean): void {
    asked.due = isOutOfTime ? this.#standIn(asked, 'UPSTREAM_TIMEOUT') : { code: 'REQUEST_CANCELLED' };
    for (const call of this.calls)
      if (call.waiting.delete(asked) && call.waiting.size === 0 && call.state === 'under way') call.state = 'given up';
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  land(call: Call, landing: Landing): void {
    // The answer of an abandoned call, or of one after which another began, is too old to cache.
    const isCurrent = call.state === 'under way' && call === this.#latest(call.name);
    if (landing === 'answer' && isCurrent) this.#kept.set(call.name, { from: call.number, at: this.#now });
    if (landing === 'refusal') this.#kept.delete(call.name);
    call.state = 'landed';
    for (const asked of call.waiting) asked.due = this.#dueOf(asked, call, landing);
    call.waiting.clear();
  }

  #dueOf(asked: Asking, call: Call, landing: Landing): Due {
    if (landing === 'answer') return { from: call.number, of: call.name };
    return landing === 'refusal' || landing === 'throttled' ? { code: landing } : this.#standIn(asked, landing);
  }

  #standIn({ name, bypassCache }: Asking, code: string): Due {
    const kept = this.#keptOf(name);
    return kept === undefined ? { code } : fromCache(name, kept, bypassCache || kept.ageMs >= FRESH_MS);
  }

  #keptOf(name: string): Cached | undefined {
    const kept = this.#kept.get(name);
    const ageMs = this.#now - (kept?.at ?? 0);
    return kept === undefined || ageMs > STALE_MS ? undefined : { from: kept.from, ageMs };
  }

  /**
   * Only the latest call is shared. A request that bypasses the cache shares it only if the call bypasses the cache
   * too.
   */
  #callFor({ name, bypassCache }: Asking): Call {
    const latest = this.#latest(name);
    if (latest?.state === 'under way' && (latest.bypassCache || !bypassCache)) return latest;
    const call: Call = { number: this.calls.length, name, bypassCache, waiting: new Set(), state: 'under way' };
    this.calls.push(call);
    return call;
  }

  #latest(name: string): Call | undefined {
    return this.calls.findLast((call) => call.name === name);
  }
}

interface Cached {
  readonly from: number;
  readonly ageMs: number;
}

function fromCache(name: string, { from, ageMs }: Cached, stale: boolean): Due {
  return { from, of: name, age: Math.floor(ageMs / 1_000), stale };
}
