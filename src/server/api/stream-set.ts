import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Encoding } from '../http/headers.ts';
import type { GrowingSet } from '../sources/image-set/growing-set.ts';

/** About this many bytes of records are compressed and sent at once. */
const PIECE_BYTES = 64 * 1024;
/** Low, because each piece is compressed for one client; the window of 256 KB limits the memory for each client. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 };

/**
 * The records of a set as a body that grows with it. Each piece is flushed, so that the client can read it. The next
 * one is made when the client has read the last: a slow client costs one piece of memory, for any size of the set.
 */
export function streamSet(set: GrowingSet, encoding: Encoding, leave: () => void): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const compressor = createCompressor(encoding);
  let place = 0;
  const end = () => {
    gone.abort();
    compressor.close();
    leave();
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const records = await set.from(place, PIECE_BYTES, gone.signal);
        if (gone.signal.aborted) return;
        place += records.length;
        const piece = await (records.length > 0 ? compressor.add(records) : compressor.end());
        if (gone.signal.aborted) return;
        if (piece.length > 0) controller.enqueue(piece);
        if (records.length > 0) return;
        controller.close();
        end();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

interface Compressor {
  /** The compressed bytes of these records, fully flushed. */
  readonly add: (records: readonly Uint8Array[]) => Promise<Uint8Array>;
  /** The bytes after the last record. */
  readonly end: () => Promise<Uint8Array>;
  readonly close: () => void;
}

function createCompressor(encoding: Encoding): Compressor {
  if (encoding === 'identity')
    return { add: async (records) => Buffer.concat(records), end: async () => new Uint8Array(), close: () => {} };
  const stream = encoding === 'gzip' ? createGzip() : createBrotliCompress({ params: BROTLI });
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  const taken = () => Buffer.concat(parts.splice(0));
  return {
    add: (records) =>
      new Promise((resolve, reject) => {
        stream.once('error', reject);
        stream.write(Buffer.concat(records));
        stream.flush(() => {
          stream.off('error', reject);
          resolve(taken());
        });
      }),
    end: () =>
      new Promise((resolve, reject) => {
        stream.once('error', reject);
        stream.once('end', () => resolve(taken()));
        stream.end();
      }),
    close: () => stream.destroy(),
  };
}
