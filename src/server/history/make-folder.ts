import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileIssue } from '../settings/check-value.ts';

/**
 * Creates a folder and its parents if they are missing. We rejected the recursive mkdir of Node: it never returns if
 * the system forbids new folders and reports the parent as missing, for example below /proc.
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another server may have created it since.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

const ISSUES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EEXIST: 'it is not a folder',
  ENOENT: 'no folder can be created there',
};

/** Why a folder cannot be used, as the end of a sentence. */
export function folderIssue(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ISSUES[code] ?? fileIssue(error);
}
