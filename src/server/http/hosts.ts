import { type HostValue, readHostValue } from '../settings/check-address.ts';

/**
 * The allowed hosts, as `name:port`: the loopback names and the listening address, each with the port, and hosts from
 * the settings. A host without a port is allowed on the ports of HTTP and HTTPS.
 *
 * Any other Host may be a foreign name that points at this machine (DNS rebinding). So the comparison is exact, except
 * for differences without meaning in a URL: case, one dot at the end of the name, and a default port.
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

/** Whether `host` means all addresses. They share no name for a URL. */
function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** The URL to print for a listening server; it opens in a browser on the same machine. */
export function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${hostInUrl(host)}:${port}`;
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host.toLowerCase();
}

/** The ports that a value may mean: without one, that of HTTP or that of a proxy with HTTPS. */
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
