import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileIssue } from '../settings/check-value.ts';
import { type KeptDay, OtherForm, readDay } from './day-file.ts';
import { isProcess } from './folder-lock.ts';

const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.json\.gz$/;
const UNFINISHED = /\.(\d+)\.saving$/;

/**
 * Loads the days in a folder, first to last. Days that are damaged or of another version, and those that depend on
 * them, are moved and reported. Throws if a file cannot be read: that says nothing about its content.
 */
export function loadDays(folder: string, say: (line: string) => void): readonly KeptDay[] {
  const days: KeptDay[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const writer = UNFINISHED.exec(name)?.[1];
    // Left by a server that was killed during a write. A running one may be the worker that this one replaces.
    if (writer !== undefined && !isProcess(Number(writer))) rmSync(path, { force: true });
    const day = DAY_FILE.exec(name)?.[1];
    if (day === undefined) continue;
    try {
      const read = readDay(path);
      if (read.day !== day) throw new Error(`holds ${read.day}`);
      if (read.all === undefined && (days.length === 0 || read.after !== days.at(-1)?.day))
        throw new Error('the day before it is missing');
      days.push(read);
    } catch (error) {
      if (isOfDisk(error)) {
        say(`history: ${path} cannot be read: ${fileIssue(error)}`);
        throw error;
      }
      setAside(path, name, error, say);
    }
  }
  return days;
}

function setAside(path: string, name: string, error: unknown, say: (line: string) => void): void {
  const ending = error instanceof OtherForm ? `form-${error.form}` : 'damaged';
  renameSync(path, `${path}.${ending}`);
  const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : 'unknown reason';
  if (error instanceof OtherForm)
    say(`history: ${path} was written by another version (${why}) and was renamed to ${name}.${ending}`);
  else say(`history: ${path} is damaged (${why}) and was renamed to ${name}.${ending}`);
}

/**
 * Whether the system refused the file, for example with too many open files; errors of zlib and JSON have no system
 * call.
 */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
