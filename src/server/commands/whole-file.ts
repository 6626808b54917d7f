import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that is replaced as a whole or not at all. */
export interface WholeFile {
  readonly write: (text: string) => void;
  /** Replaces the file with the written content. */
  readonly finish: () => void;
  /** Removes the written content, unless it is finished. */
  readonly discard: () => void;
}

/**
 * Writes to a temporary file next to the target and replaces it at the end. The target keeps its mode, and a symbolic
 * link keeps pointing to it. Throws errors of the disk. Writes are synchronous: a command has nothing else to do.
 */
export function createWholeFile(path: string): WholeFile {
  const target = targetOf(path);
  const before = statSync(target, { throwIfNoEntry: false });
  if (before !== undefined && !before.isFile()) throw notAFile(before.isDirectory());
  const beside = join(dirname(target), `.${basename(target).slice(0, 200)}.${process.pid}.saving`);
  const fd = openSync(beside, 'wx', before === undefined ? 0o666 : before.mode & 0o777);
  let isOver = false;
  return {
    write: (text) => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    },
    finish: () => {
      fsyncSync(fd);
      renameSync(beside, target);
      isOver = true;
      closeSync(fd);
    },
    discard: () => {
      if (isOver) return;
      isOver = true;
      closeSync(fd);
      rmSync(beside, { force: true });
    },
  };
}

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // The target does not exist yet; opening the temporary file reports any other error.
    return path;
  }
}

function notAFile(isFolder: boolean): Error {
  const error = new Error('not a file');
  return Object.assign(error, { code: isFolder ? 'EISDIR' : 'ENOTREG', syscall: 'open' });
}
