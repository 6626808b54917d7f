import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Small enough for the usual answer, large enough that a megabyte takes few moves. */
const FIRST_BYTES = 16 * 1024;

/** More bytes came than may be held. The code is that of node's own inflating, which has the same limit. */
class TooManyBytes extends Error {
  readonly code = 'ERR_BUFFER_TOO_LARGE';
}

/**
 * Bytes that come in pieces, held in one buffer that doubles. A list of the pieces was rejected: a piece of one byte
 * takes some 200 bytes of memory, so a limit on the sum of their lengths limits nothing.
 */
export class GrowingBytes {
  readonly #maxBytes: number;
  #bytes: Buffer<ArrayBuffer>;
  #length = 0;

  constructor(maxBytes: number, firstBytes = FIRST_BYTES) {
    this.#maxBytes = maxBytes;
    this.#bytes = Buffer.allocUnsafeSlow(Math.min(firstBytes, maxBytes));
  }

  get length(): number {
    return this.#length;
  }

  /** Throws TooManyBytes if the limit is exceeded. */
  append(piece: Uint8Array): void {
    this.#reserve(piece.length);
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  /** Appends a text as UTF-8. Throws TooManyBytes if the limit is exceeded. */
  appendText(text: string): void {
    const size = Buffer.byteLength(text);
    this.#reserve(size);
    this.#bytes.write(text, this.#length);
    this.#length += size;
  }

  clear(): void {
    this.#length = 0;
  }

  /** All bytes so far, in a buffer that holds no more than them. */
  toBuffer(): Buffer<ArrayBuffer> {
    const isTight = this.#length > this.#bytes.length * 0.9;
    if (isTight) return this.#bytes.subarray(0, this.#length);
    const exact = Buffer.allocUnsafeSlow(this.#length);
    this.#bytes.copy(exact, 0, 0, this.#length);
    return exact;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed > this.#maxBytes) throw new TooManyBytes(`more than ${this.#maxBytes} bytes`);
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.min(Math.max(needed, this.#bytes.length * 2), this.#maxBytes));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

const unzip = promisify(gunzip);

/**
 * The whole body in one buffer. Rejects with the error of the stream, or with TooManyBytes beyond the limit, and then
 * ends the stream. Listens for pieces instead of iterating: a turn of the loop for each byte takes seconds a megabyte.
 */
export function readBodyBytes(body: Readable, maxBytes: number): Promise<Buffer> {
  const bytes = new GrowingBytes(maxBytes);
  return new Promise((resolve, reject) => {
    body.on('data', (piece: Buffer) => {
      try {
        bytes.append(piece);
      } catch (error) {
        reject(error);
        body.destroy();
      }
    });
    body.once('end', () => resolve(bytes.toBuffer()));
    body.once('error', reject);
    body.once('close', () => reject(new Error('closed before its end')));
  });
}

/**
 * Reads a Content-Encoding: `identity`, `gzip`, or the other codings as they came, in lower case. Missing and empty
 * mean identity; `x-gzip` is the old name of gzip.
 */
export function readEncoding(header: string | readonly string[] | undefined): string {
  const codings = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-gzip$/, 'gzip'))
    .filter((coding) => coding !== '' && coding !== 'identity');
  return codings.join(', ') || 'identity';
}

/** Undoes gzip, which is not asked for, but some gateways apply regardless. The result has the same limit. */
export function unzipBody(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  return unzip(bytes, { maxOutputLength: maxBytes });
}
