import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed, ok, type Result } from '../../contract/result.ts';
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

/** A process, distinguished from a later one with the same id by its start time, if the system reports that. */
interface Owner {
  readonly pid: number;
  readonly startedAt?: string | undefined;
}

/** The longest time between checking and taking a lock for two servers that start together, in milliseconds. */
const TAKE_MS = 50;

/**
 * Locks a folder for the server of a process, unless another running one has it. The lock is never released: the lock
 * of an ended process is void, and two workers of one supervisor share it during a replacement.
 */
export function lockFolder(folder: string, pid: number): Result<undefined> {
  const path = join(folder, 'lock');
  const mine = `${path}.${process.pid}.saving`;
  try {
    // Written to another name first: a half-written lock would have no known owner.
    writeFileSync(mine, JSON.stringify(ownerOf(pid)));
    if (linked(mine, path)) return ok(undefined);
    const owner = otherOwner(path, pid);
    if (owner !== undefined) return failed(`is used by another server, process ${owner}`);
    renameSync(mine, path);
    // Two servers that start together find the same void lock; the last one to write it owns it.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TAKE_MS);
    const taker = otherOwner(path, pid);
    return taker === undefined ? ok(undefined) : failed(`is used by another server, process ${taker}`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Whether a file got a name that was free. */
function linked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    return isTaken(error) ? false : written(file, name);
  }
}

/** The same on a disk without hard links. */
function written(file: string, name: string): boolean {
  try {
    writeFileSync(name, readFileSync(file), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** The process of another server that owns the lock. */
function otherOwner(path: string, pid: number): number | undefined {
  const owner = readOwner(path);
  return owner !== undefined && owner.pid !== pid && isRunning(owner) ? owner.pid : undefined;
}

function readOwner(path: string): Owner | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) ? { pid, startedAt } : undefined;
  } catch {
    // The disk lost it when the machine stopped: its server has ended.
    return undefined;
  }
}

function isRunning(owner: Owner): boolean {
  return isProcess(owner.pid) && ownerOf(owner.pid).startedAt === owner.startedAt;
}

/** Whether a process runs. An ended one whose parent has not read its status (a zombie) still has its id. */
export function isProcess(pid: number): boolean {
  if (statOf(pid)?.[0] === 'Z') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function ownerOf(pid: number): Owner {
  const startedAt = statOf(pid)?.[19];
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

/** Linux's data of a process from the third field on: the second one is its name, which may contain anything. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
