import type { Dispatcher } from 'undici';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import type { SendLimits } from '../limits.ts';
import type { OpenConnection } from './open-connection.ts';
import { type ProxyFailure, proxyFailureOf } from './proxy-words.ts';
import { readBodyBytes, readEncoding, unzipBody } from './read-body-bytes.ts';
import type { SignedRequest } from './sign-request.ts';
import { proxyErrorIn, type TransportError, transportErrorOf } from './transport-error.ts';

/** The response as received: the useful headers and the body. */
export interface Received {
  readonly status: number;
  readonly contentType: string;
  /** The remaining encoding of the body; `identity` if there is no other. */
  readonly contentEncoding: string;
  readonly date?: string;
  readonly retryAfter?: string;
  readonly body: Buffer;
}

/** Why there is no complete response. */
export interface SendFailure {
  readonly kind: TransportError;
  /** For a connect timeout: how long it took, in milliseconds. */
  readonly waitedMs?: number;
  /** How the proxy failed, if it was the proxy. */
  readonly proxy?: ProxyFailure;
}

export interface Sender {
  /** Sends one request once. Never throws: errors are returned. */
  send(request: SignedRequest, signal: AbortSignal): Promise<Result<Received, SendFailure>>;
  close(): Promise<void>;
}

/**
 * A sender that opens a connection for each request. It uses only undici's plain client. The interceptors for retries,
 * redirects, caching and decompression do not know our rules: a retry needs a new signature, a redirect would send a
 * signature elsewhere, a cached answer belongs to one identity, and a compressed one has no known size.
 */
export function createSender(limits: SendLimits, openConnection: OpenConnection): Sender {
  const open = new Set<Dispatcher>();

  return {
    send: async ({ method, origin, target, headers }, signal) => {
      let hasBegun = false;
      const startedAt = performance.now();
      const connection = openConnection(origin);
      open.add(connection);
      try {
        const response = await connection.request({ method, origin, path: target, headers: { ...headers }, signal });
        hasBegun = true;
        const bytes = await readBodyBytes(response.body, limits.bodyBytes);
        const header = (name: string) => firstOf(response.headers[name]);
        const encoding = readEncoding(response.headers['content-encoding']);
        const zipped = encoding === 'gzip';
        const plain = zipped ? await unzipped(bytes, response.statusCode, limits.bodyBytes) : bytes;
        const date = header('date');
        const retryAfter = header('retry-after');
        return ok({
          status: response.statusCode,
          contentType: header('content-type') ?? '',
          contentEncoding: zipped ? 'identity' : encoding,
          ...(date !== undefined && { date }),
          ...(retryAfter !== undefined && { retryAfter }),
          body: plain,
        });
      } catch (error) {
        const kind = transportErrorOf(error, signal, hasBegun);
        const proxyError = kind === 'proxy' ? proxyErrorIn(error) : undefined;
        const waited = kind === 'connect-timeout' && { waitedMs: performance.now() - startedAt };
        return failed({ kind, ...waited, ...(proxyError !== undefined && { proxy: proxyFailureOf(proxyError) }) });
      } finally {
        open.delete(connection);
        void connection.destroy();
      }
    },
    close: async () => {
      await Promise.all([...open].map((connection) => connection.destroy()));
    },
  };
}

/** If the body of an error response cannot be decompressed, it counts as empty, because the status is still useful. */
async function unzipped(bytes: Buffer, status: number, maxBytes: number): Promise<Buffer> {
  if (bytes.length === 0) return bytes;
  try {
    return await unzipBody(bytes, maxBytes);
  } catch (error) {
    if (status < 400) throw error;
    return Buffer.alloc(0);
  }
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
