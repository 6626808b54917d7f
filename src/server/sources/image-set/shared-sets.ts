import { LRUCache } from 'lru-cache';
import { isOurOwn, isPassing } from '../../../contract/error-codes.ts';
import { type PaiError, REQUEST_CANCELLED } from '../../../contract/errors.ts';
import { failed, ok } from '../../../contract/result.ts';
import { EncodedBytes } from '../../http/encoded-bytes.ts';
import { newRequestId, refusalBody } from '../../http/refusal.ts';
import type { Freshness, SourceResult } from '../image-source.ts';
import { GrowingSet, type ImageSetAnswer, type SetSize } from './growing-set.ts';

/** Adds all records to the set. Returns the error that stopped the paging, if any. The signal stops it early. */
export type LoadSet = (set: GrowingSet, signal: AbortSignal) => Promise<PaiError | undefined>;

export interface SharedSetsLimits {
  /** How long a set is served before it is loaded again, in milliseconds. */
  readonly freshMs: number;
  /** How long an older set is served if loading fails, in milliseconds. */
  readonly staleMs: number;
  /** The limit for all cached sets together. */
  readonly bytes: number;
}

/** The embedded catalog never changes while the program runs. */
export const EMBEDDED_SETS: SharedSetsLimits = {
  freshMs: Number.POSITIVE_INFINITY,
  staleMs: Number.POSITIVE_INFINITY,
  bytes: 64 * 1024 * 1024,
};

export const LIVE_SETS: SharedSetsLimits = { freshMs: 60_000, staleMs: 24 * 3_600_000, bytes: 128 * 1024 * 1024 };

interface CachedSet {
  readonly set: EncodedBytes;
  readonly size: SetSize;
  readonly at: number;
  /** When the last load of this name began. `hasFailed`: it failed, or loaded only a part. */
  triedAt: number;
  hasFailed: boolean;
}

interface Flight {
  readonly set: GrowingSet;
  readonly controller: AbortController;
  /** Resolves with the first record, or with an error if the load failed before it. */
  readonly begun: Promise<PaiError | undefined>;
  /** A refresh continues without readers. */
  readonly isRefresh: boolean;
  readers: number;
}

/**
 * Loads each set once for all its readers. A fresh set is served from memory. An older set is served with its age while
 * one load refreshes it. A missing set is loaded while its readers follow; the load stops when the last reader leaves.
 * A load that ends before the source's count does not replace a larger set. A refusal drops the set: an identity that
 * may no longer list images must not get them from this cache.
 */
export class SharedSets {
  readonly #limits: SharedSetsLimits;
  readonly #clock: () => number;
  readonly #kept: LRUCache<string, CachedSet>;
  readonly #flights = new Map<string, Flight>();

  constructor(limits: SharedSetsLimits, clock: () => number) {
    this.#limits = limits;
    this.#clock = clock;
    this.#kept = new LRUCache({ maxSize: limits.bytes });
  }

  /**
   * `bypassCache` loads the set now. Readers that do so at the same time share one load; if it fails, they get an older
   * set.
   */
  async get(
    name: string,
    load: LoadSet,
    waiting: AbortSignal,
    bypassCache: boolean,
  ): Promise<SourceResult<ImageSetAnswer>> {
    const kept = this.#get(name);
    if (kept !== undefined && !bypassCache) {
      const age = Math.max(0, this.#clock() - kept.at);
      const isDue = age >= this.#limits.freshMs && this.#clock() - kept.triedAt >= this.#limits.freshMs;
      if (isDue && !this.#flights.has(name) && this.#hasRoom()) this.#begin(name, load, true);
      const freshness = this.#freshness(age, kept.hasFailed);
      return ok({ answer: { kind: 'whole', set: kept.set }, ...(freshness && { freshness }) });
    }
    const flight = this.#flights.get(name);
    const read =
      flight === undefined && !this.#hasRoom()
        ? failed(OVERLOADED)
        : await this.#follow(flight ?? this.#begin(name, load, false), waiting);
    if (read.ok || kept === undefined || waiting.aborted || isRefusal(read.error)) return read;
    // The load failed before its first image: serve the older set, marked as stale.
    const freshness = this.#freshness(Math.max(0, this.#clock() - kept.at), true);
    return ok({ answer: { kind: 'whole', set: kept.set }, ...(freshness && { freshness }) });
  }

  #hasRoom(): boolean {
    return this.#flights.size < MAX_FLIGHTS;
  }

  close(): void {
    for (const { controller } of this.#flights.values()) controller.abort();
    this.#flights.clear();
    this.#kept.clear();
  }

  #freshness(age: number, stale: boolean): Freshness | undefined {
    return this.#limits.freshMs === Number.POSITIVE_INFINITY
      ? undefined
      : { ageSeconds: Math.floor(age / 1_000), stale };
  }

  #get(name: string): CachedSet | undefined {
    const kept = this.#kept.get(name);
    if (kept === undefined || this.#clock() - kept.at <= this.#limits.staleMs) return kept;
    this.#kept.delete(name);
    return undefined;
  }

  async #follow(flight: Flight, waiting: AbortSignal): Promise<SourceResult<ImageSetAnswer>> {
    flight.readers += 1;
    let hasLeft = false;
    const leave = () => {
      if (hasLeft) return;
      hasLeft = true;
      waiting.removeEventListener('abort', leave);
      flight.readers -= 1;
      if (flight.readers === 0 && !flight.isRefresh && !flight.set.isOver) flight.controller.abort(waiting.reason);
    };
    waiting.addEventListener('abort', leave, { once: true });
    if (waiting.aborted) leave();
    const error = await flight.begun;
    if (error === undefined) return ok({ answer: { kind: 'growing', set: flight.set, leave } });
    leave();
    return failed(error);
  }

  #begin(name: string, load: LoadSet, isRefresh: boolean): Flight {
    const set = new GrowingSet();
    const controller = new AbortController();
    const { signal } = controller;
    const before = this.#kept.peek(name);
    if (before) before.triedAt = this.#clock();
    const loaded = load(set, signal).catch((cause: unknown) => unexpected(cause));
    const first = set.from(0, 1, signal).then(() => undefined);
    const flight: Flight = {
      set,
      controller,
      isRefresh,
      readers: 0,
      begun: Promise.race([loaded, first]).then((error) => (signal.aborted ? REQUEST_CANCELLED : error)),
    };
    this.#flights.set(name, flight);
    const forget = () => {
      if (this.#flights.get(name) === flight) this.#flights.delete(name);
    };
    // The next request begins a new load at once, even if this one takes long to notice that it was aborted.
    signal.addEventListener('abort', forget, { once: true });
    void loaded.then((error) => {
      const isCurrent = this.#flights.get(name) === flight;
      forget();
      if (error === undefined) {
        const kept = this.#kept.peek(name);
        if (!isCurrent) return;
        if (kept && set.isShortOf(kept.size)) kept.hasFailed = true;
        else this.#keep(name, set);
        return;
      }
      // Readers of the stream get the error as a record. Those that wait for the first record get it as their answer.
      if (!set.isOver) set.fail(error.status, refusalBody(error, error.requestId ?? newRequestId(), ''));
      if (!isCurrent) return;
      if (isRefusal(error)) this.#kept.delete(name);
      else if (before) before.hasFailed = true;
    });
    return flight;
  }

  #keep(name: string, set: GrowingSet): void {
    const at = this.#clock();
    const whole = new EncodedBytes(set.whole());
    this.#kept.set(
      name,
      { set: whole, size: set.size, at, triedAt: at, hasFailed: false },
      { size: whole.held + name.length * 2 },
    );
  }
}

/** The most loads at a time. Each may grow to the largest possible set, and the limit on bytes does not count loads. */
const MAX_FLIGHTS = 8;

const OVERLOADED: PaiError = {
  code: 'OVERLOADED',
  status: 503,
  message: 'The images of other scopes are loading; try again in a moment',
  retryAfterSeconds: 2,
};

function unexpected(cause: unknown): PaiError {
  const what = cause instanceof Error ? cause.name : 'an error';
  return { code: 'InternalError', status: 500, message: `The server failed to load the images (${what})` };
}

/** Whether the service refused the identity. Any other error is temporary. */
function isRefusal({ code, status }: PaiError): boolean {
  return status < 500 && !isPassing(code) && !isOurOwn(code);
}
