/**
 * The Host values that are answered: the names of loopback and the address listened on, each with the port, and
 * what the settings add as it stands. Without the port too where it is 80, as clients leave that one out.
 *
 * Any other Host may be a stranger's name that was made to point at this machine, so the comparison is exact.
 */
export function allowedHosts(
  settings: { readonly host: string; readonly allowedHosts: readonly string[] },
  port: number,
): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  if (!isEveryAddress(settings.host)) names.push(hostInUrl(settings.host));
  const withPort = names.map((name) => `${name}:${port}`);
  return new Set([...withPort, ...(port === 80 ? names : []), ...settings.allowedHosts]);
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
