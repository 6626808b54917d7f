import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  /** Connections at a time. */
  readonly connections: number;
  /** Unfinished responses of one connection. Node parses all requests that arrive together, and starts them all. */
  readonly answers: number;
  /** Timeout of the first whole request, and of each later one from its first byte, in milliseconds. */
  readonly quietMs: number;
  /** Idle timeout after a response, in milliseconds. */
  readonly idleMs: number;
  /** Time for the client to close after the last response, in milliseconds. */
  readonly leaveMs: number;
  /** Time in which the client must read some sent bytes, in milliseconds. */
  readonly stuckMs: number;
  /** Interval of these checks, in milliseconds. */
  readonly sweepMs: number;
}

export interface WatchedConnection {
  readonly socket: Socket;
  /** Expected or in progress. */
  readonly answers: ReadonlySet<ServerResponse>;
  readonly add: (answer: ServerResponse) => void;
  /**
   * Counts a request, and returns the number that were read in this turn of the event loop. They were sent together: the
   * client has seen none of their responses. Those with bodies are read one after the other, so few are unfinished.
   */
  readonly countInTurn: () => number;
  /**
   * Bytes a second that the client has read since a response was due; undefined if it waits for the response, or has
   * had less than two seconds.
   */
  readonly pace: () => number | undefined;
  /** When its last response ended, or when it was opened, on the clock of `performance`. */
  readonly lastUse: () => number;
  /** Whether the connection has exceeded a timeout. Called at every sweep. */
  readonly isOverdue: () => boolean;
}

const PACE_AFTER_MS = 2_000;

/**
 * Tracks the responses of one connection. We rejected node's own timeouts: any incoming byte restarts them, even an
 * empty line. A client that waits for a response never exceeds the limit, because nothing is queued for it to read.
 */
export function watchConnection(
  socket: Socket,
  limits: Pick<ConnectionLimits, 'quietMs' | 'idleMs' | 'stuckMs'>,
  onIdle: (connection: WatchedConnection) => void = () => {},
): WatchedConnection {
  const answers = new Set<ServerResponse>();
  let lastUse = performance.now();
  let queued = 0;
  /** Bytes read when the last response ended; undefined before the first response. */
  let readBefore: number | undefined;
  let sendingSince: number | undefined;
  let dueSince = lastUse;
  let writtenBefore = 0;
  let inTurn = 0;

  function isOverdue(): boolean {
    const now = performance.now();
    if (answers.size === 0) {
      // After its last response a connection has its own time to be closed: sent bytes may still be in flight.
      if (!socket.writable) return false;
      if (readBefore === undefined) return now - lastUse > limits.quietMs;
      if (socket.bytesRead === readBefore) return now - lastUse > limits.idleMs;
      sendingSince ??= now;
      return now - sendingSince > limits.quietMs;
    }
    const before = queued;
    queued = queuedBytes(socket);
    if (queued === 0 || queued !== before) lastUse = now;
    return now - lastUse > limits.stuckMs;
  }

  const connection: WatchedConnection = {
    socket,
    answers,
    pace: () => {
      const left = queuedBytes(socket);
      const ms = performance.now() - dueSince;
      if (answers.size === 0 || left === 0 || ms < PACE_AFTER_MS) return undefined;
      return ((socket.bytesWritten - writtenBefore - left) * 1_000) / ms;
    },
    add: (answer) => {
      if (answers.size === 0) {
        dueSince = performance.now();
        writtenBefore = socket.bytesWritten;
      }
      answers.add(answer);
      answer.once('close', () => {
        answers.delete(answer);
        lastUse = performance.now();
        readBefore = socket.bytesRead;
        sendingSince = undefined;
        if (answers.size === 0) onIdle(connection);
      });
    },
    countInTurn: () => {
      if (inTurn === 0)
        setImmediate(() => {
          inTurn = 0;
        });
      inTurn += 1;
      return inTurn;
    },
    lastUse: () => lastUse,
    isOverdue,
  };
  return connection;
}

/**
 * Bytes that the client has not read yet. For one long response `writableLength` counts all bytes until the last one is
 * sent, so a slow but honest reader would look stuck; only the handle below knows the rest.
 */
function queuedBytes(socket: Socket & { readonly _handle?: { readonly writeQueueSize?: number } | null }): number {
  return socket.writableLength === 0 ? 0 : (socket._handle?.writeQueueSize ?? socket.writableLength);
}

export function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
