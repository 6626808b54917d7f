import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { withoutFirstAnswers } from './first-answers.ts';

/** Answers a request instead of the server, or returns false to pass it on. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface FaultyProxy {
  readonly origin: string;
  /** Targets of the API requests so far, oldest first. */
  readonly seen: string[];
  /** Requests whose client disconnected before the response. */
  readonly abandoned: string[];
  setFault(fault: Fault | undefined): void;
  stop(): Promise<void>;
}

/** A proxy in front of the product's server that lets tests break single responses, as a bad network would. */
export async function startFaultyProxy(targetOrigin: string): Promise<FaultyProxy> {
  const target = new URL(targetOrigin);
  /** The path below which the product is served; faults get addresses without it. */
  const path = target.pathname.replace(/\/$/, '');
  const seen: string[] = [];
  const abandoned: string[] = [];
  let fault: Fault | undefined;
  const server = createServer((request, response) => {
    const sent = request.url ?? '';
    const url = sent.startsWith(`${path}/`) ? sent.slice(path.length) : sent;
    request.url = url;
    if (url.startsWith('/api/')) seen.push(url);
    response.on('close', () => {
      if (!response.writableFinished) abandoned.push(url);
    });
    if (fault?.(request, response)) return;
    const isPage = request.headers.accept?.includes('text/html') === true;
    const headers = { ...request.headers, host: target.host, ...(isPage && { 'accept-encoding': 'identity' }) };
    forward({ host: target.hostname, port: target.port, path: sent, method: request.method, headers }, (answer) => {
      if (answer.headers['content-type']?.startsWith('text/html')) {
        void sendPage(answer, response);
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    })
      .on('error', () => response.destroy())
      .end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}${path}`,
    seen,
    abandoned,
    setFault: (next) => {
      fault = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends a page without its embedded responses, so that the page requests them and tests can break them. */
async function sendPage(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const html = Buffer.from(withoutFirstAnswers(await text(answer)));
  response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'content-length': html.length }).end(html);
}

/** A fault for ListImageLabels only. */
export function onLabels(fault: Fault): Fault {
  return (request, response) => (request.url ?? '').startsWith('/api/v1/image/labels') && fault(request, response);
}

/** Responds with JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Fault {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    return true;
  };
}
