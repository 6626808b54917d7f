import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chooseEncoding, type Encoding } from './headers.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Smaller bodies gain nothing from compression. */
const MIN_COMPRESSED = 1_024;
/** Quality 5 takes a tenth of the time of the best quality, for a few percent more bytes. */
const BROTLI_QUALITY = 5;
const OFFERED: ReadonlySet<Encoding> = new Set<Encoding>(['br', 'gzip', 'identity']);
const PLAIN_ONLY: ReadonlySet<Encoding> = new Set<Encoding>(['identity']);

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A response body. It is compressed once in each requested encoding, off the main thread. */
export class EncodedBytes {
  readonly plain: Bytes;
  readonly #made = new Map<Encoding, Bytes>();
  readonly #making = new Map<Encoding, Promise<Bytes>>();

  constructor(plain: Bytes) {
    this.plain = plain;
    this.#made.set('identity', plain);
  }

  /** The most memory it uses: compressed bytes are fewer than plain ones, or a few more if they are few. */
  get held(): number {
    return this.plain.buffer.byteLength * 2 + 1_000;
  }

  /** The encoding in which a client gets this body. */
  encodingFor(acceptEncoding: string | null): Encoding {
    return chooseEncoding(acceptEncoding, this.plain.length > MIN_COMPRESSED ? OFFERED : PLAIN_ONLY);
  }

  /** The body in an encoding that was requested before; else undefined. */
  made(encoding: Encoding): Bytes | undefined {
    return this.#made.get(encoding);
  }

  body(encoding: Encoding): Promise<Bytes> {
    const known = this.#making.get(encoding);
    if (known) return known;
    const making = this.#make(encoding).finally(() => this.#making.delete(encoding));
    this.#making.set(encoding, making);
    return making;
  }

  async #make(encoding: Encoding): Promise<Bytes> {
    const made = this.#made.get(encoding) ?? new Uint8Array(await compress(this.plain, encoding));
    this.#made.set(encoding, made);
    return made;
  }
}

function compress(plain: Bytes, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zip(plain);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  return brotli(plain, { params });
}
