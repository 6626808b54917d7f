import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileIssue } from '../settings/check-value.ts';
import { type KeptDay, OtherForm, readDay } from './day-file.ts';
import { isProcess } from './folder-lock.ts';

const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.json\.gz$/;
const UNFINISHED = /\.(\d+)\.saving$/;

/**
 * Loads the days that a folder holds, first to last. A day that is damaged or of another version, and those that hang on it,
 * are set aside and told. Throws if the disk does not give a file: that says nothing of what is in it.
 */
export function loadDays(folder: string, say: (line: string) => void): readonly KeptDay[] {
  const days: KeptDay[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const writer = UNFINISHED.exec(name)?.[1];
    // A server was killed while it wrote. One that runs may be the worker that this one replaces.
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

/** Whether the system did not give the file, such as with too many open files; zlib and JSON know no system calls. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
