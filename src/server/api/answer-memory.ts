import { LRUCache } from 'lru-cache';
import type { OperationName } from '../../contract/operations.ts';
import type { Target } from '../http/target.ts';
import type { Freshness, ImageSource, WrittenAnswer } from '../sources/image-source.ts';
import { canonicalText } from '../sources/print-request.ts';

const MIB = 2 ** 20;
const MOST = 5_000;
/** Of answers, in each encoding that was asked for. */
const ANSWER_BYTES = 32 * MIB;
/** Of addresses. */
const ADDRESS_BYTES = 4 * MIB;
/** What an entry takes beside its texts. */
const OVERHEAD_BYTES = 500;

/** An answer that can be given at once. */
export interface AnswerAtHand {
  readonly answer: WrittenAnswer;
  /** Given if the answer comes from the cache of the live source. */
  readonly freshness?: Freshness;
}

/** Gives the answer to one question if it is at hand when it is called. */
export type Look = () => AnswerAtHand | undefined;

/**
 * The answers that can be given without work. Those of the embedded source are kept here, as the catalog never changes;
 * those of the live source are in its cache, which knows how old they are and whose. The bytes have a bound, and the
 * least used go first.
 */
export class AnswerMemory {
  readonly #source: ImageSource;
  readonly #answers = new LRUCache<string, WrittenAnswer>({ max: MOST, maxSize: ANSWER_BYTES });
  readonly #addresses = new LRUCache<string, Look>({ max: MOST, maxSize: ADDRESS_BYTES });

  constructor(source: ImageSource) {
    this.#source = source;
  }

  /** By the request as it was read: equal questions share an answer, however they are written. */
  lookFor(name: OperationName, request: object): Look {
    if (this.#source.kind === 'live') return this.#source.fromCache?.(name, request) ?? (() => undefined);
    const key = keyOf(name, request);
    return () => {
      const answer = this.#answers.get(key);
      return answer && { answer };
    };
  }

  /** Keeps an answer of the embedded source. One that is too large for the whole is not kept. */
  keep(name: OperationName, request: object, answer: WrittenAnswer): void {
    if (this.#source.kind === 'live') return;
    const key = keyOf(name, request);
    this.#answers.set(key, answer, { size: answer.body.held + key.length * 2 + OVERHEAD_BYTES });
  }

  /** Remembers what an address asks for, so that it need not be read and judged again. */
  remember(target: Target, look: Look): void {
    const address = addressOf(target);
    this.#addresses.set(address, look, { size: address.length * 2 + OVERHEAD_BYTES });
  }

  at(target: Target): AnswerAtHand | undefined {
    return this.#addresses.get(addressOf(target))?.();
  }
}

function keyOf(name: OperationName, request: object): string {
  return `${name} ${canonicalText(request)}`;
}

/** As it came, so that no two readings of an address can differ. */
function addressOf({ path, query }: Target): string {
  return `${path}?${query}`;
}
