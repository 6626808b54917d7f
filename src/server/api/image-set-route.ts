import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { PATHS } from '../../contract/paths.ts';
import { ImageSetRequest } from '../../contract/requests.ts';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import type { History } from '../history/history.ts';
import { bypassesCache, chooseEncoding, type Encoding } from '../http/headers.ts';
import type { GrowingSet } from '../sources/image-set/growing-set.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type AppContext, refuse, setFreshness } from './answers.ts';
import { answerDay } from './history-route.ts';
import { readOwnRequest, readParameters } from './read-request.ts';

const OFFERED: ReadonlySet<Encoding> = new Set<Encoding>(['br', 'gzip', 'identity']);

interface ImageSetParts {
  readonly source: ImageSource;
  readonly history?: History | undefined;
  readonly checkSignature?: SignatureCheck;
}

/**
 * Sends the images of a scope: in one piece if they are all loaded, else as they load. An error before the first image
 * is a normal error response; after it, it is the last record of the stream.
 */
export async function answerImageSet(
  c: AppContext,
  { source, history, checkSignature }: ImageSetParts,
): Promise<Response> {
  const request = readOwnRequest(c, { action: 'GetImageSet', checkSignature }, (pairs) =>
    readParameters(PATHS.imageSet, ImageSetRequest, pairs, {}),
  );
  if (!request.ok) return refuse(c, request.error);
  const { raw } = c.req;
  const { day, ...scope } = request.value;
  if (day !== undefined) return answerDay(c, history, scope, day);
  const result = await source.imageSet(scope, raw.signal, {
    bypassCache: bypassesCache(raw.headers.get('cache-control')),
  });
  if (!result.ok) return refuse(c, result.error);

  const { answer, freshness } = result.value;
  if (freshness) setFreshness(c, freshness);
  c.header('Content-Type', 'application/octet-stream');
  c.header('Vary', 'Accept-Encoding');
  const accepted = raw.headers.get('accept-encoding');
  const encoding = answer.kind === 'whole' ? answer.set.encodingFor(accepted) : chooseEncoding(accepted, OFFERED);
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  if (answer.kind === 'whole') return c.body(await answer.set.body(encoding));
  return c.body(streamSet(answer.set, encoding, answer.leave));
}

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
