import { ask, readHeaders, unreachable } from './fetch-json.ts';

/** An answer whose body comes piece by piece. */
export interface StreamAnswer {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly requestId: string;
  readonly ageSeconds: number;
  readonly stale: boolean;
}

/**
 * GETs a path of our server whose answer is a stream of bytes. A refusal rejects as it does for JSON. A body that breaks
 * off rejects as a server that is gone, for that is what it mostly is; an abort passes through as it is.
 */
export async function fetchStream(path: string, signal: AbortSignal, bypassCache: boolean): Promise<StreamAnswer> {
  const response = await ask(path, 'octet-stream', signal, bypassCache);
  const { ageSeconds, stale } = readHeaders(response);
  const requestId = response.headers.get('x-acs-request-id') ?? '';
  return { pieces: piecesOf(response, signal), requestId, ageSeconds, stale };
}

/** By its reader: Safari has no asynchronous iterator of a body. */
async function* piecesOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw unreachable('The answer broke off.');
  } finally {
    // Nobody reads the rest: the server may stop sending. It is of no interest how that ends.
    reader.cancel().catch(() => {});
  }
}
