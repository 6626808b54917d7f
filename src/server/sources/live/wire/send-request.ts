import type { Dispatcher } from 'undici';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import type { SendLimits } from '../limits.ts';
import type { OpenConnection } from './open-connection.ts';
import { type ProxyFailure, proxyFailureOf } from './proxy-words.ts';
import { readBodyBytes, readEncoding, unzipBody } from './read-body-bytes.ts';
import type { SignedRequest } from './sign-request.ts';
import { proxyErrorIn, type TransportError, transportErrorOf } from './transport-error.ts';

/** What came back, as it came: the headers that are of interest, and the body. */
export interface Received {
  readonly status: number;
  readonly contentType: string;
  /** How the body was still encoded; `identity` where it was not. */
  readonly contentEncoding: string;
  readonly date?: string;
  readonly retryAfter?: string;
  readonly body: Buffer;
}

/** Why nothing whole came back. */
export interface SendFailure {
  readonly kind: TransportError;
  /** For a connect timeout: how long it took, in milliseconds. */
  readonly waitedMs?: number;
  /** How the proxy failed, if it was the proxy. */
  readonly proxy?: ProxyFailure;
}

export interface Sender {
  /** Sends one request once. Never throws: what went wrong is a value. */
  send(request: SignedRequest, signal: AbortSignal): Promise<Result<Received, SendFailure>>;
  close(): Promise<void>;
}

/**
 * A sender that opens a connection for each request. Of undici only the plain client is used: its interceptors that
 * retry, follow redirects, cache and decompress each know less than this product must (a retry needs a new signature, a
 * redirect would carry a signature elsewhere, a cached answer belongs to one identity, a compressed one has no size).
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

/** Of a refusal whose body cannot be unzipped the status still tells: its body counts as empty. */
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
