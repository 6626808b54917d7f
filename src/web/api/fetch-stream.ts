import { ask, readHeaders, unreachable } from './fetch-json.ts';

/** A response whose body arrives in pieces. */
export interface StreamAnswer {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly requestId: string;
  readonly ageSeconds: number;
  readonly stale: boolean;
}

/**
 * GETs a path of our server that responds with a stream of bytes. A refusal rejects as for JSON. A truncated body
 * rejects as if the server were unreachable, the usual cause. An abort error is passed on.
 */
export async function fetchStream(path: string, signal: AbortSignal, bypassCache: boolean): Promise<StreamAnswer> {
  const response = await ask(path, 'octet-stream', signal, bypassCache);
  const { ageSeconds, stale } = readHeaders(response);
  const requestId = response.headers.get('x-acs-request-id') ?? '';
  return { pieces: piecesOf(response, signal), requestId, ageSeconds, stale };
}

/** Uses the reader, because Safari has no asynchronous iterator of a body. */
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
    throw unreachable('The response was cut off.');
  } finally {
    // Tells the server to stop sending. An error of the cancellation does not matter.
    reader.cancel().catch(() => {});
  }
}
