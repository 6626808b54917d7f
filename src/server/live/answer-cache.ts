import { LRUCache } from 'lru-cache';
import type { WrittenAnswer } from '../sources/image-source.ts';

export interface Kept {
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
    const size = answer.bytes.buffer.byteLength + key.length * 2 + OVERHEAD_BYTES;
    this.#entries.set(key, { answer, at: this.#clock() }, { size });
  }

  get(key: string): Kept | undefined {
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
