import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Small enough for the usual response, large enough to grow to a megabyte in few steps. */
const FIRST_BYTES = 16 * 1024;

/** The body is larger than the limit. The code is that of Node's zlib for the same limit. */
class TooManyBytes extends Error {
  readonly code = 'ERR_BUFFER_TOO_LARGE';
}

/**
 * Bytes that arrive in chunks, in one buffer that doubles. We rejected a list of chunks: a chunk of one byte takes some
 * 200 bytes of memory, so a limit on the total length does not limit memory.
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

  /** Throws TooManyBytes beyond the limit. */
  append(piece: Uint8Array): void {
    this.#reserve(piece.length);
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  /** Appends a text as UTF-8. Throws TooManyBytes beyond the limit. */
  appendText(text: string): void {
    const size = Buffer.byteLength(text);
    this.#reserve(size);
    this.#bytes.write(text, this.#length);
    this.#length += size;
  }

  clear(): void {
    this.#length = 0;
  }

  /** All bytes so far, in a buffer of about their size. */
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
 * The whole body in one buffer. Rejects with the error of the stream, or with TooManyBytes beyond the limit, which also
 * ends the stream. It uses events instead of iteration, which takes seconds for a megabyte of single bytes.
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
 * Reads a Content-Encoding: `identity`, `gzip`, or the other codings in lower case. Missing and empty mean identity;
 * `x-gzip` is the old name of gzip.
 */
export function readEncoding(header: string | readonly string[] | undefined): string {
  const codings = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-gzip$/, 'gzip'))
    .filter((coding) => coding !== '' && coding !== 'identity');
  return codings.join(', ') || 'identity';
}

/** Decompresses gzip. We do not request gzip, but some gateways use it anyway. The result has the same limit. */
export function unzipBody(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  return unzip(bytes, { maxOutputLength: maxBytes });
}
