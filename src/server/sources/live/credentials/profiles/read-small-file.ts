import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';

/** Credential files have a few KB. */
const MAX_BYTES = 1024 * 1024;

export type SmallFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  /** `reason` continues a sentence after the file name. It contains no text of the file. */
  | { readonly kind: 'faulty'; readonly reason: string };

/**
 * Reads a regular file of at most 1 MB. A pipe would block the whole process until somebody writes into it, and a
 * device may have no end. The size is checked while reading too, because files of /proc report 0 bytes.
 */
export function readSmallFile(path: string): SmallFile {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { kind: 'faulty', reason: 'is not a file' };
    if (stat.size > MAX_BYTES) return TOO_LARGE;
    // Non-blocking, because the path may point to something else since the check.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);
      let length = 0;
      for (let read = -1; read !== 0 && length <= MAX_BYTES; length += read)
        read = readSync(file, buffer, length, buffer.length - length, null);
      if (length > MAX_BYTES) return TOO_LARGE;
      if (/^(fffe|feff)/.test(buffer.toString('hex', 0, Math.min(2, length)))) return UTF_16;
      return { kind: 'text', text: buffer.toString('utf8', 0, length) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    return isMissing ? { kind: 'none' } : { kind: 'faulty', reason: `cannot be read (${code})` };
  }
}

/** As Windows PowerShell and Notepad write it. */
const UTF_16: SmallFile = { kind: 'faulty', reason: 'is text in UTF-16; save it as UTF-8' };
const TOO_LARGE: SmallFile = { kind: 'faulty', reason: 'is too large: at most 1 MB is read' };

/** Why this file cannot be read, as words after its path. Returns undefined if it can. */
export function unreadable(path: string): string | undefined {
  const file = readSmallFile(path);
  if (file.kind === 'text') return undefined;
  return file.kind === 'none' ? 'cannot be read (ENOENT)' : file.reason;
}
