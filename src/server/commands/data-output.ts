import { write } from 'node:fs';

/** The data output of a command. Unlike lines of the log, none of it may be dropped. */
export interface DataOutput {
  /** Resolves when the reader has read the text. Texts after the reader has gone are dropped. */
  readonly write: (text: string) => Promise<void>;
  /** Whether a write has failed and thrown. */
  readonly isFailed: () => boolean;
}

/** Delay before the next write to a blocked reader, in milliseconds. */
const RETRY_MS = 10;

/**
 * Writes to an output of this process. We rejected `process.stdout`: it loses unwritten text at the exit of the
 * process, and reports a closed reader as an error event elsewhere. Throws for example if the disk is full.
 */
export function createDataOutput(fd: number): DataOutput {
  // The reader has closed the pipe, as `head` does.
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
