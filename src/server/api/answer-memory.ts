import { LRUCache } from 'lru-cache';
import type { OperationName } from '../../contract/operations.ts';
import type { Target } from '../http/target.ts';
import type { Freshness, ImageSource, WrittenAnswer } from '../sources/image-source.ts';
import { canonicalText } from '../sources/print-request.ts';

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
