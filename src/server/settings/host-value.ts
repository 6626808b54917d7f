/** A Host value taken apart. */
export interface HostValue {
  /** In lower case and without the dot that may end a name; an IPv6 address in its brackets. */
  readonly name: string;
  /** Undefined where it was left out. */
  readonly port: string | undefined;
}

/** Letters, digits, "-" and "_" in pieces between single dots. */
const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;
const IPV6 = /^\[[0-9a-f:.]+\]$/;
const PORT = /^[1-9][0-9]{0,4}$/;
const MAX_NAME = 253;

/**
 * Reads a Host value: a name or an address, and a port that may be left out. Names have no case, and one dot at the end
 * means nothing. Returns undefined for everything else. It is read as text: a URL parser takes `127.1` and `2130706433`
 * for 127.0.0.1 and drops what follows a "/", so it would let look-alikes through.
 */
export function readHostValue(text: string): HostValue | undefined {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::([0-9]*))?$/.exec(text.toLowerCase()) ?? [];
  const name = host.replace(/\.$/, '');
  if (name.length > MAX_NAME || !(NAME.test(name) || IPV6.test(host))) return undefined;
  if (port !== undefined && (!PORT.test(port) || Number(port) > 65_535)) return undefined;
  return { name, port };
}

/** A Host value as browsers send it over plain HTTP: without port 80. */
export function printHostValue({ name, port }: HostValue): string {
  return port === undefined || port === '80' ? name : `${name}:${port}`;
}
