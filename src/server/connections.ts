import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Connections {
  /** Whether the server has begun to close. */
  readonly isClosing: () => boolean;
  /** Whether an answer is due or under way on a connection. */
  readonly isAnswering: (socket: Duplex) => boolean;
  /** Stops accepting, lets started requests finish, and resolves with how many had to be cut off. */
  readonly closeGracefully: (limits?: { readonly idleMs?: number; readonly totalMs?: number }) => Promise<number>;
}

/**
 * Follows a server's sockets and unfinished answers, which node does not show, so that it can close without breaking
 * a request. Must be called before the server takes its first connection, and before other request listeners.
 */
export function trackConnections(server: Server): Connections {
  const sockets = new Set<Socket>();
  const answers = new Map<Duplex, Set<ServerResponse>>();
  let closing = false;

  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const open = answers.get(socket) ?? new Set();
    answers.set(socket, open.add(response));
    if (closing) response.setHeader('Connection', 'close');
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0) answers.delete(socket);
    });
  });

  function cutIdle(): void {
    for (const socket of sockets) if (!answers.has(socket)) socket.destroy();
  }

  async function closeGracefully({ idleMs = 300, totalMs = 10_000 } = {}): Promise<number> {
    closing = true;
    for (const response of [...answers.values()].flatMap((open) => [...open]))
      if (!response.headersSent) response.setHeader('Connection', 'close');
    // Not http's own close(): it cuts idle connections at once, and with them requests that are on their way. They
    // get a moment to arrive and be answered with "Connection: close".
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    // After a pause of the process a timer comes before the requests that arrived meanwhile; setImmediate lets them in.
    const sweep = setInterval(() => setImmediate(cutIdle), idleMs);
    let cut = 0;
    const deadline = setTimeout(() => {
      cut = answers.size;
      for (const socket of sockets) socket.destroy();
    }, totalMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(deadline);
    return cut;
  }

  return {
    isClosing: () => closing,
    isAnswering: (socket) => answers.has(socket),
    closeGracefully,
  };
}
