import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  /** Connections at a time. */
  readonly connections: number;
  /** Unfinished answers of one connection. Node reads all requests that arrive together, and starts them all. */
  readonly answers: number;
  /** How long a connection may take for its first whole request, and for each later one from its first byte, in milliseconds. */
  readonly quietMs: number;
  /** How long a connection that has been answered may stay without sending anything, in milliseconds. */
  readonly idleMs: number;
  /** How long the other side may take to close after the last answer, in milliseconds. */
  readonly leaveMs: number;
  /** How long nothing may be taken of what is sent, in milliseconds. */
  readonly stuckMs: number;
  /** How often that is looked at, in milliseconds. */
  readonly sweepMs: number;
}

export interface WatchedConnection {
  readonly socket: Socket;
  /** Those due or under way. */
  readonly answers: ReadonlySet<ServerResponse>;
  readonly add: (answer: ServerResponse) => void;
  /**
   * Bytes a second that the other side has taken since an answer became due; undefined if it waits for the answer, or
   * did not have two seconds yet.
   */
  readonly pace: () => number | undefined;
  /** When its last answer ended, or else when it was opened, on the clock of `performance`. */
  readonly lastUse: () => number;
  /** Whether the connection has done nothing of use for longer than it may. To be asked at every sweep. */
  readonly isOverdue: () => boolean;
}

const PACE_AFTER_MS = 2_000;

/**
 * Follows the answers of one connection. Node's own timeouts do not do: any byte that comes in, an empty line even,
 * restarts them. A client that waits for an answer that is not there yet is never overdue: nothing is queued to be taken.
 */
export function watchConnection(
  socket: Socket,
  limits: Pick<ConnectionLimits, 'quietMs' | 'idleMs' | 'stuckMs'>,
  onIdle: (connection: WatchedConnection) => void = () => {},
): WatchedConnection {
  const answers = new Set<ServerResponse>();
  let lastUse = performance.now();
  let queued = 0;
  /** What had been read when the last answer ended; undefined before the first answer. */
  let readBefore: number | undefined;
  let sendingSince: number | undefined;
  let dueSince = lastUse;
  let writtenBefore = 0;

  function isOverdue(): boolean {
    const now = performance.now();
    if (answers.size === 0) {
      // After its last answer a connection has its own time to be closed: what it was sent may still be on its way.
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
    lastUse: () => lastUse,
    isOverdue,
  };
  return connection;
}

/**
 * Bytes that the other side has still to take. Of one long answer `writableLength` counts all until the last byte is
 * out, and a slow but honest reader would look stuck; only the handle below knows what is left.
 */
function queuedBytes(socket: Socket & { readonly _handle?: { readonly writeQueueSize?: number } | null }): number {
  return socket.writableLength === 0 ? 0 : (socket._handle?.writeQueueSize ?? socket.writableLength);
}
