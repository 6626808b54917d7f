import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Connections, connectionLimits, trackConnections } from './connections.ts';
import { API_HEADERS } from './headers.ts';
import { newRequestId } from './refusal.ts';
import { announcesBody } from './watch-connection.ts';

/**
 * Large enough that an address of 20 KB reaches the guard, which explains the error; node's own refusal of a request
 * line has no text.
 */
const MAX_HEADER_SIZE = 64 * 1024;

export interface HttpServer {
  readonly server: Server;
  readonly connections: Connections;
}

/**
 * A node server with the limits of the product, not yet listening and without a request handler. Keeps an idle
 * connection for `keepAliveSeconds` after the last response.
 */
export function createHttpServer(keepAliveSeconds: number): HttpServer {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_SIZE,
    // With the checking interval this closes a connection that drips its headers within 5 seconds.
    headersTimeout: 4_000,
    // The same for a body, within 10 seconds: node notices a timeout only at its next check.
    requestTimeout: 9_000,
    keepAliveTimeout: keepAliveSeconds * 1_000,
    connectionsCheckingInterval: 500,
    // The guard handles a missing Host, like a wrong one.
    requireHostHeader: false,
  });
  // Twice the longest response time: a client that does not read for that long is gone or hostile.
  server.timeout = 30_000;
  server.maxHeadersCount = 0;
  const connections = trackConnections(server, connectionLimits(keepAliveSeconds));
  // Node would answer 100 or 417 by itself, before the guard sees the request.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('checkContinue', (request, response) => {
    server.emit('request', request, response);
    // The guard refuses at once. Behind it a body may be needed, which the client holds back until we send 100.
    if (!response.headersSent && !response.writableEnded && announcesBody(request)) response.writeContinue();
  });
  // Without a listener node cuts the connection; with one the guard handles CONNECT like any other method.
  server.on('connect', (request, socket) => answerOnSocket(server, request, socket as Socket));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code !== 'ERR_HTTP_REQUEST_TIMEOUT') answerUnreadable(error, socket as Socket, connections);
    // After a busy turn of the event loop, node checks its timeouts before it reads bytes that arrived in time.
    else
      setImmediate(() => {
        if (!connections.hasWholeRequests(socket)) answerUnreadable(error, socket as Socket, connections);
      });
  });
  return { server, connections };
}

/** Passes on a request whose socket node has released. */
function answerOnSocket(server: Server, request: IncomingMessage, socket: Socket): void {
  socket.on('error', () => socket.destroy());
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.once('finish', () => socket.destroySoon());
  server.emit('request', request, response);
}

/**
 * Responds to errors of node's parser: bytes that never become a request, or a broken body. The response has no text.
 * If another response is expected or in progress, it would corrupt that one, so the connection is cut.
 */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket, connections: Connections): void {
  const isOthers = connections.isAnswering(socket) && !connections.isReadingFor(socket);
  if (error.code === 'ECONNRESET' || !socket.writable || isOthers) {
    socket.destroy();
    return;
  }
  const headers = API_HEADERS.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const named = `${headers}x-acs-request-id: ${newRequestId()}\r\n`;
  socket.end(`HTTP/1.1 ${statusLineOf(error.code)}\r\n${named}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  // Tells the handler that waits for the body that it is broken.
  if (connections.isAnswering(socket)) socket.destroySoon();
}

function statusLineOf(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout';
  return '400 Bad Request';
}
