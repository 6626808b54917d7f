import { readFileSync } from 'node:fs';

/**
 * The memory that a process and those it has started hold, in MiB, or nothing on systems that do not tell it in a file:
 * of the product, its supervisor and the process that serves.
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
