import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../contract/result.ts';

/** A process, told from a later one of the same number by the time it started, where the system says that. */
interface Owner {
  readonly pid: number;
  readonly startedAt?: string | undefined;
}

/**
 * Takes a folder for the server of a process, unless another one that still runs has it. It is never given back: the lock of a
 * process that has ended is void, and two workers of one supervisor, of which one replaces the other, share it.
 */
export function lockFolder(folder: string, pid: number): Result<undefined> {
  const path = join(folder, 'lock');
  const mine = JSON.stringify(ownerOf(pid));
  try {
    writeFileSync(path, mine, { flag: 'wx' });
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const owner = readOwner(path);
  if (owner !== undefined && owner.pid !== pid && isRunning(owner))
    return failed(`is used by another server, process ${owner.pid}`);
  writeFileSync(path, mine);
  return ok(undefined);
}

function readOwner(path: string): Owner | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) ? { pid, startedAt } : undefined;
  } catch {
    // A server was killed while it wrote the lock: it has ended.
    return undefined;
  }
}

function isRunning(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return ownerOf(owner.pid).startedAt === owner.startedAt;
}

function ownerOf(pid: number): Owner {
  try {
    // Linux: the 22nd field, counted behind the name, which may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return { pid, startedAt: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] };
  } catch {
    return { pid };
  }
}
