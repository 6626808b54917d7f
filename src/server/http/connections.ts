import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { announcesBody, type ConnectionLimits, type WatchedConnection, watchConnection } from './watch-connection.ts';

/**
 * The limits of a server with this keep-alive timeout. Browsers send no request before the response to the last one; a
 * few programs do, so 16 unfinished responses are allowed. Node's own timeout closes idle connections; this one comes
 * two seconds later, for clients that restart node's by sending bytes that are not a request.
 */
export function connectionLimits(keepAliveSeconds: number): ConnectionLimits {
  return {
    connections: 1_000,
    answers: 16,
    quietMs: 6_000,
    idleMs: (keepAliveSeconds + 2) * 1_000,
    stuckMs: 10_000,
    leaveMs: 60_000,
    sweepMs: 1_000,
  };
}

const CUT_PAUSE_MS = 100;

export interface Connections {
  /** Whether the service stops with this server: it is closing, and no other server takes over. */
  readonly isClosing: () => boolean;
  /** Whether any connection expects or receives a response. */
  readonly isAnswering: (socket: Duplex) => boolean;
  /** Whether the only expected response, not yet started, belongs to a request that has not fully arrived. */
  readonly isReadingFor: (socket: Duplex) => boolean;
  /** Whether a response is due, and all requests of the connection have fully arrived. */
  readonly hasWholeRequests: (socket: Duplex) => boolean;
  /** Cuts the connection that reads its response most slowly, if one is slow. At most one in 100 ms. */
  readonly cutSlowest: () => void;
  /**
   * Stops accepting, lets started requests finish, and resolves with the number that had to be cut off. After a second
   * call the shorter limits apply.
   */
  readonly closeGracefully: (closing?: Closing) => Promise<number>;
}

export interface Closing {
  /** How long a connection may stay without a request, from now or from its last response, in milliseconds. */
  readonly idleMs?: number;
  /** How long requests may take to finish, in milliseconds. */
  readonly totalMs?: number;
  /** Another process already serves on the same socket. */
  readonly isReplaced?: boolean;
}

/**
 * Tracks a server's sockets and unfinished responses, which node does not expose. So it can close without breaking a
 * request, and cut connections that exceed their limits. Must be called before the server accepts its first connection,
 * and before other request listeners.
 */
export function trackConnections(server: Server, limits: ConnectionLimits): Connections {
  const connections = new Map<Duplex, WatchedConnection>();
  /** Those that expect no response, and those whose request has not fully arrived; the longest idle first. */
  const idle = new Set<WatchedConnection>();
  let closed: Promise<void> | undefined;
  let isGoingAway = false;

  server.on('connection', (socket: Socket) => {
    if (connections.size >= limits.connections && !makeRoom()) {
      reset(socket);
      return;
    }
    const connection = watchConnection(socket, limits, (one) => {
      if (!connections.has(socket)) return;
      idle.delete(one);
      idle.add(one);
    });
    connections.set(socket, connection);
    idle.add(connection);
    leaveSlowly(socket, limits.leaveMs);
    socket.once('close', () => {
      connections.delete(socket);
      idle.delete(connection);
    });
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const connection = connections.get(socket);
    // Bytes that came with the request that broke the limit are still parsed, though no response is possible.
    if (connection === undefined || socket.destroyed) return;
    if (connection.answers.size >= limits.answers || connection.countInTurn() > limits.answers) {
      reset(socket);
      return;
    }
    connection.add(response);
    const isWhole = () => {
      if (connection.answers.size > 0) idle.delete(connection);
    };
    // Otherwise as many clients as there may be connections, each with half a body, would block all others.
    if (announcesBody(request)) request.once('end', isWhole);
    else isWhole();
    if (closed) response.setHeader('Connection', 'close');
  });

  /**
   * Cuts the connection that has been idle for longest, to make room for a new one. We rejected node's maxConnections:
   * it rejects the new connection, so enough idle connections would block all clients.
   */
  function makeRoom(): boolean {
    const [longestIdle] = idle;
    const oldest = longestIdle ?? slowest();
    if (oldest === undefined) return false;
    // Done here, not in the event: several may arrive before it.
    idle.delete(oldest);
    connections.delete(oldest.socket);
    reset(oldest.socket);
    return true;
  }

  function slowest(): WatchedConnection | undefined {
    const paces = [...connections.values()].flatMap((one) => {
      const pace = idle.has(one) ? undefined : one.pace();
      return pace === undefined ? [] : [{ one, pace }];
    });
    return paces.sort((a, b) => a.pace - b.pace)[0]?.one;
  }

  let lastCut = Number.NEGATIVE_INFINITY;
  function cutSlowest(): void {
    if (performance.now() - lastCut < CUT_PAUSE_MS) return;
    lastCut = performance.now();
    const found = slowest();
    if (found) reset(found.socket);
  }

  /**
   * Closes the connections that are due before and after the bytes that have arrived are read. After a busy turn of the
   * event loop a timer fires before they are. We rejected one check after the reads: a connection that was accepted
   * among them, before a slow request, was not read yet.
   */
  function sweep(isDue: (connection: WatchedConnection) => boolean, how: (socket: Socket) => void = reset): void {
    const due = [...connections.values()].filter(isDue);
    if (due.length === 0) return;
    setImmediate(() => {
      for (const connection of due) if (isDue(connection)) how(connection.socket);
    });
  }
  const watch = setInterval(() => sweep((one) => one.isOverdue()), limits.sweepMs);
  watch.unref();
  server.once('close', () => clearInterval(watch));

  async function closeGracefully({
    idleMs = 300,
    totalMs = 10_000,
    isReplaced = false,
  }: Closing = {}): Promise<number> {
    isGoingAway ||= !isReplaced;
    for (const response of [...connections.values()].flatMap(({ answers }) => [...answers]))
      if (!response.headersSent) response.setHeader('Connection', 'close');
    // We rejected http's own close(): it cuts idle connections at once, and with them requests in flight. Those get a
    // moment to arrive and receive "Connection: close".
    closed ??= new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    // Close each connection after its idle time. We rejected closing all at once: a client may be about to send a request
    // on a connection that has just finished a response.
    const started = performance.now();
    const isLeft = (one: WatchedConnection) =>
      isIdle(one) && performance.now() - Math.max(one.lastUse(), started) >= idleMs;
    const closing = setInterval(() => sweep(isLeft, close), Math.min(idleMs, limits.sweepMs));
    let broken = 0;
    const deadline = setTimeout(() => {
      broken = [...connections.values()].filter((one) => !isIdle(one)).length;
      for (const { socket } of connections.values()) reset(socket);
    }, totalMs);
    await closed;
    clearInterval(closing);
    clearTimeout(deadline);
    return broken;
  }

  return {
    isClosing: () => isGoingAway,
    isAnswering: (socket) => (connections.get(socket)?.answers.size ?? 0) > 0,
    isReadingFor: (socket) => {
      const [answer, ...others] = connections.get(socket)?.answers ?? [];
      return answer !== undefined && others.length === 0 && !answer.headersSent && !answer.req.complete;
    },
    hasWholeRequests: (socket) => {
      const answers = [...(connections.get(socket)?.answers ?? [])];
      return answers.length > 0 && answers.every(({ req }) => req.complete);
    },
    cutSlowest,
    closeGracefully,
  };
}

function isIdle({ answers }: WatchedConnection): boolean {
  return answers.size === 0;
}

/** Sent bytes that are still unread stay in the system: this process ends, and a slow client reads its response. */
function close(socket: Socket): void {
  socket.destroy();
}

/**
 * Closes a connection at once and drops unread bytes. After a normal close the system would keep them, up to some
 * megabytes a connection, until the client reads them or minutes have passed.
 */
function reset(socket: Socket): void {
  if (!socket.destroyed) socket.resetAndDestroy();
}

/**
 * Closes a connection after its last response in two steps: we stop sending, and reset it if the client has not closed
 * it by `limitMs`. Node would close it at once, and the system would keep the unread bytes.
 */
function leaveSlowly(socket: Socket, limitMs: number): void {
  socket.destroySoon = () => {
    if (socket.writable) socket.end();
    const timer = setTimeout(reset, limitMs, socket).unref();
    socket.once('close', () => clearTimeout(timer));
  };
}
