import { BlockList, isIP } from 'node:net';

/** The hosts that NO_PROXY names. */
export interface NoProxy {
  /** Whether requests to this host and port go directly. IPv6 addresses without brackets. */
  readonly has: (host: string, port: number) => boolean;
  /** Entries that have none of the usual forms. They are ignored, and the start says so. */
  readonly unread: readonly string[];
}

type Entry = (host: string, port: number) => boolean;

/**
 * Reads the forms that curl, Go and Python know: `*`, `host` and `.host` (both with all hosts below), `*.host`, an
 * address, a range such as `10.0.0.0/8`, and each with a port but the first and the range. We rejected the parser of
 * undici's EnvHttpProxyAgent because it knows neither ranges nor IPv6 addresses without brackets.
 */
export function readNoProxy(text: string): NoProxy {
  const entries: Entry[] = [];
  const unread: string[] = [];
  for (const piece of text.split(/[\s,]+/)) {
    if (piece === '') continue;
    const entry = readEntry(piece);
    if (entry === undefined) unread.push(piece);
    else entries.push(entry);
  }
  return { has: (host, port) => entries.some((entry) => entry(host, port)), unread };
}

function readEntry(text: string): Entry | undefined {
  if (text === '*') return () => true;
  const range = /^(.+)\/(\d{1,3})$/.exec(text);
  if (range !== null) return readRange(range[1] ?? '', Number(range[2]));
  if (isIP(text) !== 0) return addressEntry(text);
  const [, inBrackets, name = '', port] = /^(?:\[(.+)\]|([^[\]:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = inBrackets ?? name;
  const entry = isIP(host) !== 0 ? addressEntry(host) : inBrackets === undefined ? nameEntry(host) : undefined;
  if (entry === undefined || port === undefined) return entry;
  return (asked, askedPort) => askedPort === Number(port) && entry(asked, askedPort);
}

function readRange(address: string, bits: number): Entry | undefined {
  const family = isIP(address);
  if (family === 0 || bits > (family === 6 ? 128 : 32)) return undefined;
  const list = new BlockList();
  list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  return inList(list);
}

function addressEntry(address: string): Entry {
  const list = new BlockList();
  list.addAddress(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return inList(list);
}

function inList(list: BlockList): Entry {
  return (host) => isIP(host) !== 0 && list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

function nameEntry(text: string): Entry | undefined {
  const name = plainName(text.replace(/^\*?\./, ''));
  if (!/^[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?$/.test(name)) return undefined;
  return (host) => plainName(host) === name || plainName(host).endsWith(`.${name}`);
}

/** Names are equal whatever their case, and with the dot of the root or without. */
function plainName(text: string): string {
  return text.toLowerCase().replace(/\.$/, '');
}
