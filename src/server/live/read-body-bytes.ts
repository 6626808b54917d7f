import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GrowingBytes } from './growing-bytes.ts';

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
