import { write } from 'node:fs';

/** What a command prints for its caller. Unlike lines of the log, none of it may be dropped. */
export interface DataOutput {
  /** Resolves when the reader has taken the text. Texts after the reader has gone are dropped. */
  readonly write: (text: string) => Promise<void>;
  /** Whether a write has failed, which it threw. */
  readonly isFailed: () => boolean;
}

/** How long to wait for a reader that takes nothing now, in milliseconds. */
const RETRY_MS = 10;

/**
 * Writes to an output of this process. We rejected `process.stdout`: what it could not write at once is lost if the process exits,
 * and a reader that is gone is an error event somewhere else. Throws if the disk is full, say.
 */
export function createDataOutput(fd: number): DataOutput {
  // The reader has gone, as `head` does: nobody waits for more.
  let isClosed = false;
  let isFailed = false;
  return {
    isFailed: () => isFailed,
    write: async (text) => {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length && !isClosed; ) {
        const written = await writeSome(fd, bytes.subarray(at)).catch((error: unknown) => {
          isFailed = true;
          throw error;
        });
        if (written === 'closed') isClosed = true;
        else at += written;
      }
    },
  };
}

function writeSome(fd: number, bytes: Uint8Array): Promise<number | 'closed'> {
  return new Promise((resolve, reject) => {
    write(fd, bytes, (error, written) => {
      if (error === null) resolve(written);
      else if (error.code === 'EPIPE') resolve('closed');
      else if (error.code === 'EAGAIN') setTimeout(() => resolve(0), RETRY_MS);
      else reject(error);
    });
  });
}
