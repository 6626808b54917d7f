import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../contract/result.ts';

/** A process, told from a later one of the same number by the time it started, where the system says that. */
interface Owner {
  readonly pid: number;
  readonly startedAt?: string | undefined;
}

/** How long two servers that start together may need between the look at a lock and its taking, in milliseconds. */
const TAKE_MS = 50;

/**
 * Takes a folder for the server of a process, unless another one that still runs has it. It is never given back: the lock of a
 * process that has ended is void, and two workers of one supervisor, of which one replaces the other, share it.
 */
export function lockFolder(folder: string, pid: number): Result<undefined> {
  const path = join(folder, 'lock');
  const mine = `${path}.${process.pid}.saving`;
  try {
    // Written before it stands there: of a lock that is half written nobody knows whose it is.
    writeFileSync(mine, JSON.stringify(ownerOf(pid)));
    if (linked(mine, path)) return ok(undefined);
    const owner = otherOwner(path, pid);
    if (owner !== undefined) return failed(`is used by another server, process ${owner}`);
    renameSync(mine, path);
    // Two servers that start together find the same void lock; the last one to take it has it.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TAKE_MS);
    const taker = otherOwner(path, pid);
    return taker === undefined ? ok(undefined) : failed(`is used by another server, process ${taker}`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Whether a file took a name that was free. */
function linked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    return isTaken(error) ? false : written(file, name);
  }
}

/** The same on a disk that knows no links. */
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

/** The process of another server that has the lock. */
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

/** Whether a process runs. One that has ended and whose parent does not ask for its status still has its id. */
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

/** What Linux tells of a process, from the third field on: the second one is its name, which may hold anything. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
