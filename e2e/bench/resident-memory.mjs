import { readFileSync } from 'node:fs';

/**
 * The memory that a process holds, in MiB, or nothing on systems that do not tell it in a file.
 *
 * @param {number} pid
 */
export function residentMebibytes(pid) {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /VmRSS:\s+([0-9]+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
