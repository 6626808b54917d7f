import { readFileSync } from 'node:fs';

/**
 * The memory of a process and its children in MiB, or undefined on systems without a file for it:
 * for the product, the supervisor and the worker.
 *
 * @param {number} pid
 * @returns {number | undefined}
 */
export function residentMebibytes(pid) {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /VmRSS:\s+([0-9]+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + (residentMebibytes(Number(child)) ?? 0), Number(kilobytes ?? 0) / 1024);
}
