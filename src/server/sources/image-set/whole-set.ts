import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { GrowingSet } from './growing-set.ts';

export type SetEncoding = 'br' | 'gzip' | 'identity';

/** Quality 5 takes a tenth of the time of the best one for a few percent more bytes. */
const BROTLI_QUALITY = 5;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** An image set that is complete. Its bytes are made once in each encoding that a client asked for, off the main thread. */
export class WholeSet {
  readonly #plain: Uint8Array<ArrayBuffer>;
  readonly #bodies = new Map<SetEncoding, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(set: GrowingSet) {
    this.#plain = set.whole();
    this.#bodies.set('identity', Promise.resolve(this.#plain));
  }

  /** What it takes in memory at most: compressed bytes are fewer than plain ones, or a few more where they are few. */
  get bytes(): number {
    return this.#plain.length * 2 + 1_000;
  }

  /** Of the plain bytes. */
  get length(): number {
    return this.#plain.length;
  }

  body(encoding: SetEncoding): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#bodies.get(encoding);
    if (known) return known;
    const made = this.#compress(encoding);
    this.#bodies.set(encoding, made);
    return made;
  }

  async #compress(encoding: SetEncoding): Promise<Uint8Array<ArrayBuffer>> {
    if (encoding === 'gzip') return new Uint8Array(await zip(this.#plain));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: this.#plain.length,
    };
    return new Uint8Array(await brotli(this.#plain, { params }));
  }
}

/** An image set for one reader: whole, or as it is loaded. `leave` must be called when the reader needs no more of it. */
export type ImageSetAnswer =
  | { readonly kind: 'whole'; readonly set: WholeSet }
  | { readonly kind: 'growing'; readonly set: GrowingSet; readonly leave: () => void };
