import { type HostValue, readHostValue } from '../settings/check-address.ts';

/**
 * The hosts that are answered, as `name:port`: the names of loopback and the address listened on, each with the port, and
 * what the settings add. An added host without a port is meant on the ports of HTTP and of HTTPS.
 *
 * Any other Host may be a stranger's name that was made to point at this machine, so the comparison is exact but for what
 * means the same in every URL: case, one dot at the end of the name, and a default port.
 */
export function allowedHosts(
  settings: { readonly host: string; readonly allowedHosts: readonly string[] },
  port: number,
): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  if (!isEveryAddress(settings.host)) names.push(hostInUrl(settings.host));
  const values = [...names.map((name) => `${name}:${port}`), ...settings.allowedHosts].map(readHostValue);
  return new Set(values.flatMap((value) => (value === undefined ? [] : hostKeys(value))));
}

/** Whether a host is among the allowed ones. */
export function isAllowedHost(host: HostValue, allowed: ReadonlySet<string>): boolean {
  return hostKeys(host).some((key) => allowed.has(key));
}

/** Whether listening on `host` means on all addresses, none of which has a name to call it by. */
function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** The URL to print for a listening server: one that opens in a browser on the same machine. */
export function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${hostInUrl(host)}:${port}`;
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host.toLowerCase();
}

/** The ports that a value may mean: where the port was left out, that of HTTP or that of a proxy which speaks HTTPS. */
function portsOf({ port }: HostValue): readonly string[] {
  return port === undefined ? ['80', '443'] : [port];
}

/** `name:port` for every port that a value may mean. */
function hostKeys(value: HostValue): readonly string[] {
  return portsOf(value).map((port) => `${value.name}:${port}`);
}

/** Whether an Origin header names the host that a request was sent to, over HTTP or HTTPS. */
export function isOriginOf(origin: string, host: HostValue): boolean {
  const [, scheme, rest = ''] = /^(https?):\/\/(.*)$/s.exec(origin) ?? [];
  const from = readHostValue(rest);
  if (scheme === undefined || from === undefined || from.name !== host.name) return false;
  const standard = scheme === 'https' ? '443' : '80';
  return (from.port ?? standard) === (host.port ?? standard);
}
