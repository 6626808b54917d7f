import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

/** A real server for one test. `requests`: the received requests. `closed`: the number of closed connections. */
export interface FaultServer {
  readonly url: string;
  readonly requests: IncomingMessage[];
  readonly closed: () => number;
}

/** An HTTP server of Node. The listener gets the number of the request, from 1. */
export async function httpServer(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): Promise<FaultServer> {
  const requests: IncomingMessage[] = [];
  const server = createHttpServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  return started(server, requests);
}

/** Sends any bytes, also those that Node's HTTP server would not send. Called for each request on a connection. */
export async function rawServer(answer: (socket: Socket, count: number) => void): Promise<FaultServer> {
  const requests: IncomingMessage[] = [];
  let count = 0;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () => {
      count += 1;
      answer(socket, count);
    });
  });
  return started(server, requests);
}

const closers: (() => Promise<void>)[] = [];

/** Closes servers and connections that were opened since the last call. */
export async function closeServers(): Promise<void> {
  await Promise.all(closers.splice(0).map((close) => close()));
}

async function started(server: Server, requests: IncomingMessage[]): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  let closed = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      closed += 1;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    closed: () => closed,
  };
}

/** Responds with JSON, like the service. */
export function sendJson(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Responds with an error, like the service. */
export function refuse(response: ServerResponse, Code: string, status = 400, headers = {}, Message = 'because'): void {
  sendJson(response, { RequestId: 'R-1', HostId: 'h', Code, Message, Recommend: '' }, status, headers);
}

/** A response of ListImageLabels with one label. */
export const ONE_LABEL = {
  RequestId: '5A14FA81-DD4E-4E6B-9A1C-6343FE44B941',
  TotalCount: 1,
  Labels: [{ Key: 'system.chipType', Value: 'GPU' }],
};
