import type { SendHandle } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { readdir, readFile, readlink } from 'node:fs/promises';
import type { Server } from 'node:http';
import { type AddressInfo, isIP, isIPv6 } from 'node:net';
import { failed, ok, type Result } from '../../contract/result.ts';

/**
 * A listening socket, as one process sends it to another. Node types only servers as sendable, but a server would
 * accept connections in every process that receives it; the bare handle does not.
 */
export type SharedSocket = NonNullable<SendHandle>;

/** Where a server listens: on one of our addresses, or on an open listening socket. */
export type ListenTarget = { readonly address: string; readonly port: number } | { readonly socket: SharedSocket };

/** How often to try another free port if each address of the host needs the same one. */
const FREE_PORT_TRIES = 10;

/**
 * Listens with the server that `make` returns for each address of a host, all on the same port. A name such as
 * `localhost` has several addresses, and clients choose one: if another program had one of them, it would get our
 * requests. So we listen on all or on none. Returns the port, or a one-line error.
 */
export async function listenOnHost(make: () => Server, host: string, port: number): Promise<Result<number>> {
  const addresses = await addressesOf(host);
  if (!addresses.ok) return failed(await describeError(addresses.error, host, port));
  for (let tries = 1; ; tries += 1) {
    const taken = await listenOnAll(make, addresses.value, port);
    if (taken.ok) return taken;
    const { address, error } = taken.error;
    if (port === 0 && error.code === 'EADDRINUSE' && tries < FREE_PORT_TRIES) continue;
    return failed(await describeError(error, addresses.value.length > 1 ? address : host, port));
  }
}

/** Listens with a server, and returns the port or a one-line error. */
export async function listen(server: Server, host: string, port: number): Promise<Result<number>> {
  const taken = await startListening(server, { address: host, port });
  return taken.ok ? taken : failed(await describeError(taken.error, host, port));
}

/** Listens with a server on a socket of another process, and returns the port. Rejects if that fails. */
export async function listenOnSocket(server: Server, socket: SharedSocket): Promise<number> {
  const taken = await startListening(server, { socket });
  if (!taken.ok) throw taken.error;
  return taken.value;
}

/** The socket below a listening server, to be sent to another process. */
export function socketOf(server: Server & { readonly _handle?: SharedSocket }): SharedSocket {
  if (server._handle === undefined) throw new Error('this server does not listen');
  return server._handle;
}

function startListening(server: Server, target: ListenTarget): Promise<Result<number, NodeJS.ErrnoException>> {
  return new Promise((resolve) => {
    const refuse = (error: Error) => resolve(failed(error));
    server.once('error', refuse);
    const listening = () => {
      server.off('error', refuse);
      resolve(ok((server.address() as AddressInfo).port));
    };
    if ('socket' in target) server.listen(target.socket, listening);
    else server.listen(target.port, target.address, listening);
  });
}

type AddressError = { readonly address: string; readonly error: NodeJS.ErrnoException };

async function listenOnAll(
  make: () => Server,
  addresses: readonly string[],
  port: number,
): Promise<Result<number, AddressError>> {
  const servers: Server[] = [];
  let taken = port;
  let missing: AddressError | undefined;
  for (const address of addresses) {
    const server = make();
    const listening = await startListening(server, { address, port: taken });
    if (listening.ok) {
      taken = listening.value;
      servers.push(server);
    } else if (isLoopbackAddress(address) && isMissing(listening.error)) missing = { address, error: listening.error };
    else {
      for (const one of servers) one.close();
      return failed({ address, error: listening.error });
    }
  }
  return servers.length === 0 && missing !== undefined ? failed(missing) : ok(taken);
}

/** A machine without IPv6 lacks one of the two loopback addresses. No other program can have it then. */
function isMissing({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** Browsers resolve `localhost` themselves, to both loopback addresses, whatever the resolver says. */
async function addressesOf(host: string): Promise<Result<readonly string[], NodeJS.ErrnoException>> {
  if (isIP(host) !== 0 || host.includes(':')) return ok([host]);
  if (host === 'localhost' || host.endsWith('.localhost')) return ok(['127.0.0.1', '::1']);
  try {
    const found = await lookup(host, { all: true });
    return ok([...new Set(found.map(({ address }) => address))]);
  } catch (error) {
    return failed(error as NodeJS.ErrnoException);
  }
}

async function describeError(error: NodeJS.ErrnoException, host: string, port: number): Promise<string> {
  switch (error.code) {
    case 'EADDRINUSE': {
      const holder = await findPortHolder(host, port);
      const by = holder === undefined ? '' : ` by ${holder.name} (process ${holder.pid})`;
      return `port ${port} on ${host} is in use${by}; choose another with --port, or 0 for a free one`;
    }
    case 'EACCES':
      return `port ${port} on ${host} may not be used by this user; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
      return `host ${host} is not an address of this machine; choose another with --host`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `host ${host} is not a name that can be resolved; choose another with --host`;
    default:
      return `cannot listen on ${host}, port ${port}: ${error.code ?? error.message}`;
  }
}

export interface PortHolder {
  readonly pid: number;
  readonly name: string;
}

/** The state of a listening socket in /proc/net/tcp. */
const LISTENS = '0A';
const EVERY_IPV4 = '0'.repeat(8);
const EVERY_IPV6 = '0'.repeat(32);

/**
 * The program that listens on a port, if the system shows it: Linux does, for programs of the same user. We rejected
 * commands such as `lsof`: they may be missing, and would get our whole environment.
 */
async function findPortHolder(host: string, port: number): Promise<PortHolder | undefined> {
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

/** How /proc/PID/fd names the listening sockets of a table on a port, at one address or at any. */
function socketsIn(table: string, host: string, port: number): readonly string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    const [address = '', found] = local.split(':');
    return state === LISTENS && found === wanted && overlaps(address, host) ? [`socket:[${inode}]`] : [];
  });
}

/** Whether an address of a table and one of ours overlap. */
function overlaps(address: string, host: string): boolean {
  if (address === EVERY_IPV4 || address === EVERY_IPV6) return true;
  return host === '0.0.0.0' || host === '::' || address === tableForm(host);
}

/** An address in the table's format: words of four bytes, each in the processor's byte order, mostly little-endian. */
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
    // The files of another user's process are not readable.
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (!sockets.has(target)) continue;
      return { pid: Number(pid), name: (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() };
    }
  }
  return undefined;
}
