import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { isatty } from 'node:tty';

/** Bytes that may wait until the reader takes them. */
const MAX_WAITING = 256 * 1024;
/** How often a reader that took nothing is tried again, in milliseconds. */
const RETRY_MS = 50;
/** How long this process waits for its reader before it ends, in milliseconds. */
const LAST_WAIT_MS = 1_000;

export interface LineOutput {
  /** Writes a line, to which the end is added. Never waits: what nobody reads is dropped, and counted. */
  readonly write: (line: string) => void;
  /** Writes what waits, for at most a second. For the end of the process. */
  readonly finish: () => void;
}

/** Takes as many bytes as can be written without waiting, and returns their number. */
type Write = (bytes: Uint8Array) => number;

/**
 * Lines to an output of this process, 1 or 2. We rejected `process.stderr`: on a terminal it waits in the system call,
 * so one press of Ctrl-S stops the server; on a pipe it keeps everything that nobody reads in memory.
 */
export function createLineOutput(fd: 1 | 2, writeNow: Write = openWrite(fd), maxWaiting = MAX_WAITING): LineOutput {
  /** Line by line: what is short enough for a pipe then stays whole beside the lines of other processes. */
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
      // Lines after a dropped one are dropped too until the count is written, or it would stand in the wrong place.
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

/** Stops this thread. At the end of the process nothing else is left to do. */
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
 * The same terminal or pipe, opened once more so that writing to it never waits. To make `fd` itself so would change it
 * for the shell and every other program that shares it. Linux only; elsewhere a terminal can still make us wait.
 */
function openNonBlocking(fd: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = constants;
  try {
    return openSync(`/proc/self/fd/${fd}`, O_WRONLY | O_NONBLOCK | O_NOCTTY);
  } catch {
    // Another user's, after `su` say, or a socket.
    return undefined;
  }
}

function directWrite(fd: number): Write {
  return (bytes) => {
    try {
      return writeSync(fd, bytes);
    } catch (error) {
      // A full disk, or a reader that has gone: what cannot be written is lost, and serving goes on.
      return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 0 : bytes.length;
    }
  };
}

/** By a stream, which keeps what is not taken; it gets the next bytes only once it has passed on all before. */
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
