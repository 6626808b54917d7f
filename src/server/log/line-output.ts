import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { isatty } from 'node:tty';

/** The limit of bytes that wait for the reader. */
const MAX_WAITING = 256 * 1024;
/** Retry interval for a reader that read nothing, in milliseconds. */
const RETRY_MS = 50;
/** How long this process waits for its reader at exit, in milliseconds. */
const LAST_WAIT_MS = 1_000;

export interface LineOutput {
  /** Writes a line and adds the line end. Never waits: lines without room are dropped and counted. */
  readonly write: (line: string) => void;
  /** Writes the waiting lines, for at most a second. For the end of the process. */
  readonly finish: () => void;
}

/** Writes as many bytes as possible without waiting, and returns their number. */
type Write = (bytes: Uint8Array) => number;

/**
 * Writes lines to an output of this process, 1 or 2. We rejected `process.stderr`: on a terminal it blocks in the
 * system call, so one Ctrl-S stops the server; on a pipe it keeps all unread text in memory.
 */
export function createLineOutput(fd: 1 | 2, writeNow: Write = openWrite(fd), maxWaiting = MAX_WAITING): LineOutput {
  /** Line by line: a line short enough for a pipe then stays whole beside lines of other processes. */
  const waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let dropped = 0;
  let retry: NodeJS.Timeout | undefined;

  function add(bytes: Uint8Array): void {
    waiting.push(bytes);
    waitingBytes += bytes.length;
  }

  function advance(): void {
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      const taken = writeNow(first);
      waitingBytes -= taken;
      if (taken < first.length) {
        waiting[0] = first.subarray(taken);
        retry ??= setTimeout(again, RETRY_MS).unref();
        return;
      }
      waiting.shift();
      if (waiting.length === 0 && dropped > 0) {
        add(encode(`pai-image-labels: ${dropped} log lines were dropped because nothing read them`));
        dropped = 0;
      }
    }
  }

  function again(): void {
    retry = undefined;
    advance();
  }

  return {
    write: (line) => {
      // Lines after a dropped one are dropped too until the count is written, or the count would be in the wrong place.
      const bytes = encode(line);
      if (dropped > 0 || waitingBytes + bytes.length > maxWaiting) {
        dropped += 1;
        return;
      }
      add(bytes);
      if (retry === undefined) advance();
    },
    finish: () => {
      const deadline = performance.now() + LAST_WAIT_MS;
      for (advance(); waiting.length > 0 && performance.now() < deadline; advance()) pause(10);
    },
  };
}

function encode(line: string): Uint8Array {
  return new TextEncoder().encode(`${line}\n`);
}

/** Blocks this thread. At the end of the process there is nothing else to do. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function openWrite(fd: 1 | 2): Write {
  const kind = fstatSync(fd);
  if (!isatty(fd) && !kind.isFIFO() && !kind.isSocket()) return directWrite(fd);
  const opened = openNonBlocking(fd);
  if (opened !== undefined) return directWrite(opened);
  return isatty(fd) ? directWrite(fd) : streamWrite(fd);
}

/**
 * Opens the same terminal or pipe again in non-blocking mode. We rejected changing `fd` itself: the shell and every
 * other program that shares it would be affected. Linux only; elsewhere a terminal can still block us.
 */
function openNonBlocking(fd: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = constants;
  try {
    return openSync(`/proc/self/fd/${fd}`, O_WRONLY | O_NONBLOCK | O_NOCTTY);
  } catch {
    // Another user's, for example after `su`, or a socket.
    return undefined;
  }
}

function directWrite(fd: number): Write {
  return (bytes) => {
    try {
      return writeSync(fd, bytes);
    } catch (error) {
      // A full disk, or a closed reader: the text is lost, and the server keeps serving.
      return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 0 : bytes.length;
    }
  };
}

/** A stream, which buffers unread bytes; it gets the next bytes only after it has passed on all earlier ones. */
function streamWrite(fd: number): Write {
  const stream = new Socket({ fd, readable: false, writable: true });
  stream.on('error', () => {});
  stream.unref();
  return (bytes) => {
    if (stream.writableLength > 0) return 0;
    stream.write(bytes);
    return bytes.length;
  };
}
