import { readdir, readFile, readlink } from 'node:fs/promises';
import { isIPv6 } from 'node:net';

export interface PortHolder {
  readonly pid: number;
  readonly name: string;
}

/** The state of a socket that listens, in /proc/net/tcp. */
const LISTENS = '0A';
const EVERY_IPV4 = '0'.repeat(8);
const EVERY_IPV6 = '0'.repeat(32);

/**
 * The program that listens on a port, where the system tells it: Linux does, of programs of the same user. A command
 * such as `lsof` was rejected: it may be missing, and would have to be started with all our environment.
 */
export async function findPortHolder(host: string, port: number): Promise<PortHolder | undefined> {
  try {
    const tables = await Promise.all(
      ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
    );
    const sockets = new Set(tables.flatMap((table) => socketsIn(table, host, port)));
    return sockets.size === 0 ? undefined : await processWith(sockets);
  } catch {
    return undefined;
  }
}

/** How /proc/PID/fd names the sockets of a table that listen on a port, at an address or at all. */
function socketsIn(table: string, host: string, port: number): readonly string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    const [address = '', found] = local.split(':');
    return state === LISTENS && found === wanted && overlaps(address, host) ? [`socket:[${inode}]`] : [];
  });
}

/** Whether an address of a table and one of ours take each other's connections. */
function overlaps(address: string, host: string): boolean {
  if (address === EVERY_IPV4 || address === EVERY_IPV6) return true;
  return host === '0.0.0.0' || host === '::' || address === tableForm(host);
}

/** An address as the table writes it: words of four bytes, each in the order of the processor, which is mostly little. */
function tableForm(host: string): string {
  const words = isIPv6(host) ? ipv6Words(host) : [host.split('.').map((part) => hex(Number(part), 2))];
  return words.map((bytes) => bytes.toReversed().join('')).join('');
}

function ipv6Words(host: string): string[][] {
  const address = new URL(`http://[${host}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter((part) => part !== ''));
  const zeros: string[] = Array(8 - head.length - tail.length).fill('0');
  const digits = [...head, ...zeros, ...tail].map((part) => part.toUpperCase().padStart(4, '0')).join('');
  return (digits.match(/.{8}/g) ?? []).map((word) => word.match(/../g) ?? []);
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

async function processWith(sockets: ReadonlySet<string>): Promise<PortHolder | undefined> {
  const pids = (await readdir('/proc')).filter((name) => /^[0-9]+$/.test(name));
  for (const pid of pids) {
    // Files of another user's process are not shown.
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (!sockets.has(target)) continue;
      return { pid: Number(pid), name: (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() };
    }
  }
  return undefined;
}
