import { connect } from 'node:net';
import { PaiErrorBody } from '../../contract/errors.ts';

export interface RawAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Sends raw bytes, because no HTTP client sends a broken request, and reads until the server closes. A connection
 * closed without a response has status 0. With `endAfterMs` the client ends its side after that time, so that the
 * server waits for nothing.
 */
export function sendRaw(
  port: number,
  bytes: string | Uint8Array,
  { endAfterMs }: { readonly endAfterMs?: number } = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      received += part;
    });
    // A server that has responded and closed may reset bytes that are still in flight.
    socket.on('error', () => socket.destroy());
    const end = endAfterMs === undefined ? undefined : setTimeout(() => socket.end(), endAfterMs);
    socket.on('close', () => {
      clearTimeout(end);
      resolve(readAnswer(received));
    });
    socket.write(bytes);
  });
}

/** A request of a line, headers and a body; adds `Connection: close` if the headers have no Connection. */
export function sendLines(port: number, line: string, headers: readonly string[], body = ''): Promise<RawAnswer> {
  const last = headers.some((header) => /^connection:/i.test(header)) ? [] : ['Connection: close'];
  return sendRaw(port, `${[line, ...headers, ...last].join('\r\n')}\r\n\r\n${body}`);
}

function readAnswer(text: string): RawAnswer {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers: new Map(headers), body };
}

/** The PAI error body of a refusal. Throws if it is missing, or if its RequestId differs from the header. */
export function rawRefusal(answer: RawAnswer): PaiErrorBody {
  const body = PaiErrorBody.parse(JSON.parse(answer.body));
  if (answer.headers.get('content-type') !== 'application/json') throw new Error('the refusal is not sent as JSON');
  if (answer.headers.get('x-acs-request-id') !== body.RequestId)
    throw new Error('header and body disagree on RequestId');
  return body;
}
