import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionLimits, type WatchedConnection, watchConnection } from './watch-connection.ts';

/**
 * The limits of a server that keeps idle connections for so long. Browsers do not send a request before the answer to
 * the last one; a few programs do, so 16 unfinished answers are allowed. Node's own timeout ends idle connections; the
 * limit here comes two seconds later, for clients that restart node's with bytes that are no request.
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
  /** Whether the service goes away with this server: it has begun to close, and none takes its place. */
  readonly isClosing: () => boolean;
  /** Whether an answer is due or under way on a connection. */
  readonly isAnswering: (socket: Duplex) => boolean;
  /** Whether the only answer due belongs to a request that has not arrived whole, and has not begun. */
  readonly isReadingFor: (socket: Duplex) => boolean;
  /** Cuts the connection that takes its answer most slowly, if one is slow. At most one in 100 ms. */
  readonly cutSlowest: () => void;
  /**
   * Stops accepting, lets started requests finish, and resolves with how many had to be cut off. Called again, the
   * shorter limits hold.
   */
  readonly closeGracefully: (closing?: Closing) => Promise<number>;
}

export interface Closing {
  /** How long a connection may stay without a request, from now or from its last answer, in milliseconds. */
  readonly idleMs?: number;
  /** How long requests may take to finish, in milliseconds. */
  readonly totalMs?: number;
  /** Another process already serves on the same socket. */
  readonly isReplaced?: boolean;
}

/**
 * Follows a server's sockets and unfinished answers, which node does not show, so that it can close without breaking
 * a request, and cuts the connections that go beyond their limits. Must be called before the server takes its first
 * connection, and before other request listeners.
 */
export function trackConnections(server: Server, limits: ConnectionLimits): Connections {
  const connections = new Map<Duplex, WatchedConnection>();
  /** Those without an answer due, the longest without one first. */
  const idle = new Set<WatchedConnection>();
  let closed: Promise<void> | undefined;
  let isGoingAway = false;

  server.on('connection', (socket: Socket) => {
    if (connections.size >= limits.connections && !makeRoom()) {
      reset(socket);
      return;
    }
    const connection = watchConnection(socket, limits, (one) => {
      if (connections.has(socket)) idle.add(one);
    });
    connections.set(socket, connection);
    idle.add(connection);
    leaveSlowly(socket, limits.leaveMs);
    socket.once('close', () => {
      connections.delete(socket);
      idle.delete(connection);
    });
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(socket);
    // What came in with the request that broke the limit is still read, though nobody can be answered.
    if (connection === undefined || socket.destroyed) return;
    if (connection.answers.size >= limits.answers) {
      reset(socket);
      return;
    }
    idle.delete(connection);
    connection.add(response);
    if (closed) response.setHeader('Connection', 'close');
  });

  /**
   * Cuts the connection that has been without an answer due for longest, so that a new one finds room. Node's own
   * maxConnections turns the new one away, and with it everybody once there are enough that do nothing.
   */
  function makeRoom(): boolean {
    const [longestIdle] = idle;
    const oldest = longestIdle ?? slowest();
    if (oldest === undefined) return false;
    // Not left to the event: several may come in before it.
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

  function cut(isDue: (connection: WatchedConnection) => boolean, how: (socket: Socket) => void = reset): void {
    for (const connection of connections.values()) if (isDue(connection)) how(connection.socket);
  }
  // After a pause of the process a timer comes before the bytes that arrived meanwhile; setImmediate lets them in.
  const watch = setInterval(() => setImmediate(cut, (one: WatchedConnection) => one.isOverdue()), limits.sweepMs);
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
    // Not http's own close(): it cuts idle connections at once, and with them requests that are on their way. They
    // get a moment to arrive and be answered with "Connection: close".
    closed ??= new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    // One by one, each after its own idle time: all at once would cut a connection whose last answer
    // has just ended, and whose client is about to ask again.
    const started = performance.now();
    const isLeft = (one: WatchedConnection) =>
      isIdle(one) && performance.now() - Math.max(one.lastUse(), started) >= idleMs;
    const sweep = setInterval(() => setImmediate(cut, isLeft, close), Math.min(idleMs, limits.sweepMs));
    let broken = 0;
    const deadline = setTimeout(() => {
      broken = [...connections.values()].filter((one) => !isIdle(one)).length;
      cut(() => true);
    }, totalMs);
    await closed;
    clearInterval(sweep);
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
    cutSlowest,
    closeGracefully,
  };
}

function isIdle({ answers }: WatchedConnection): boolean {
  return answers.size === 0;
}

/** What was sent and not taken stays with the system: this process ends, and a slow client reads its answer. */
function close(socket: Socket): void {
  socket.destroy();
}

/**
 * Closes a connection at once. What has been sent and not taken is dropped: closed in the usual way the system would keep
 * it, up to some megabytes a connection, until the other side takes it or minutes have passed.
 */
function reset(socket: Socket): void {
  if (!socket.destroyed) socket.resetAndDestroy();
}

/**
 * Closes a connection after its last answer in two steps: we send no more, and it is reset if the other side has not
 * closed it by `limitMs`. Node closes it at once, and then the system keeps what was not taken.
 */
function leaveSlowly(socket: Socket, limitMs: number): void {
  socket.destroySoon = () => {
    if (socket.writable) socket.end();
    const timer = setTimeout(reset, limitMs, socket).unref();
    socket.once('close', () => clearTimeout(timer));
  };
}
