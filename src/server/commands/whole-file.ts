import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that is there whole, or as it was before. */
export interface WholeFile {
  readonly write: (text: string) => void;
  /** Puts what was written in the place of the file. */
  readonly finish: () => void;
  /** Removes what was written, unless it is finished. */
  readonly discard: () => void;
}

/**
 * Writes beside a file, and takes its place at the end. What it replaces keeps its mode and, behind a symbolic link, its
 * place. Throws errors of the disk. Writes wait for the disk: a command has nothing else to do.
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
    // It is not there yet; opening the file beside it tells what else is wrong.
    return path;
  }
}

function notAFile(isFolder: boolean): Error {
  const error = new Error('not a file');
  return Object.assign(error, { code: isFolder ? 'EISDIR' : 'ENOTREG', syscall: 'open' });
}
