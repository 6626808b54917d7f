import { type Checked, fine, isLoopback, wrong } from './check-value.ts';

const REGION = '{region}';
const ALLOWED =
  'a base URL such as https://aiworkspace.{region}.aliyuncs.com: https anywhere, http only to a loopback address; without user, path, query and fragment';

/**
 * The whole of a base URL: scheme, host, port, and at most one slash. Judged as text, because URL parsers repair what
 * should be refused: they drop tabs, take backslashes for slashes and read `a@b` as a user and a host.
 */
const BASE_URL = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?\/?$/;

/** The base URL of a service, `{region}` kept, in lower case and without a slash at its end. */
export function checkEndpoint(text: string): Checked<string> {
  const example = text.replaceAll(REGION, 'cn-hangzhou').toLowerCase();
  const [, scheme = '', host = ''] = BASE_URL.exec(example) ?? [];
  if (host === '' || !URL.canParse(example)) return wrong(ALLOWED);
  const { hostname } = new URL(example);
  // A number such as 2130706433 is an address to a URL parser: who reads the settings should see where requests go.
  if (!host.startsWith('[') && hostname !== host) return wrong(ALLOWED);
  if (scheme === 'http' && !isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))) return wrong(ALLOWED);
  return fine(text.toLowerCase().replace(/\/$/, ''));
}

/** An endpoint as a fault may repeat it, scheme and host: before and after them may stand a password or a key. */
export function withoutSecretParts(endpoint: string): string {
  const [, scheme = '', rest = ''] = /^([a-z]*:?\/{0,2})(.*)$/is.exec(endpoint) ?? [];
  return scheme + rest.replace(/^.*@/s, '…@').replace(/[/?#\\].+$/s, '…');
}
