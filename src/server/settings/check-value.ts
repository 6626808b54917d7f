import { isIPv4, isIPv6 } from 'node:net';
import { isRegionId, REGIONS } from '../../contract/regions.ts';
import { printHostValue, readHostValue } from '../host-value.ts';
import { isEasyToGuess } from './token-strength.ts';

/** A value that was understood, or what would have been: `allowed` ends a sentence that names the setting. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly allowed: string };

export function fine<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function wrong(allowed: string): { readonly ok: false; readonly allowed: string } {
  return { ok: false, allowed };
}

/**
 * An address or a name to listen on, in the one spelling that URLs and Host headers have: `LOCALHOST` is `localhost`,
 * `0:0:0:0:0:0:0:1` is `::1`, and an IPv4 address in IPv6 form is that IPv4 address.
 */
export function checkHost(text: string): Checked<string> {
  if (isIPv6(text)) return fine(shortIPv6(text));
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);
  if (isName && URL.canParse(`http://${text}`)) return fine(new URL(`http://${text}`).hostname);
  return wrong('an IP address without brackets, or a host name');
}

function shortIPv6(text: string): string {
  // URLs know no zones (fe80::1%eth0), and listening does.
  if (!URL.canParse(`http://[${text}]`)) return text;
  const address = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (mapped === null) return address;
  const [high = 0, low = 0] = mapped.slice(1).map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

export function checkPort(text: string): Checked<number> {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? fine(port) : wrong('a whole number from 0 to 65535');
}

/** Up to an hour: the longest that a balancer in wide use keeps connections is ten minutes, and it must be outlasted. */
export function checkKeepAlive(text: string): Checked<number> {
  const seconds = /^[0-9]{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return seconds >= 1 && seconds <= 3_600 ? fine(seconds) : wrong('a whole number of seconds from 1 to 3600');
}

export function checkAllowedHosts(text: string): Checked<readonly string[]> {
  const hosts = text.split(',').map((host) => {
    const value = readHostValue(host);
    return value === undefined ? '' : printHostValue(value);
  });
  if (hosts.every(isAsClientsSend)) return fine(hosts);
  return wrong(
    'host names or addresses as browsers send them, each with its port unless that is 80 or 443, separated by commas, without spaces, such as pai.example.com,10.0.0.5:8080',
  );
}

/** Clients send the host of a URL as URLs write it; any other spelling would never be asked for, or not be answered. */
function isAsClientsSend(host: string): boolean {
  return URL.canParse(`http://${host}`) && new URL(`http://${host}`).host === host;
}

export function checkChoice<const Choice extends string>(text: string, choices: readonly Choice[]): Checked<Choice> {
  const choice = choices.find((one) => one === text);
  return choice === undefined ? wrong(choices.join(' or ')) : fine(choice);
}

/** Visible ASCII, because the token must fit into a URL and into an Authorization header as it is. */
export function checkAccessToken(text: string): Checked<string> {
  if (!/^[\x21-\x7e]{20,512}$/.test(text)) return wrong('20 to 512 ASCII characters without spaces');
  if (!isEasyToGuess(text)) return fine(text);
  return wrong(
    'a token that is hard to guess, with at least 8 different characters and no repeated pattern or sequence; "openssl rand -hex 20" makes one',
  );
}

export function checkRegion(text: string): Checked<string> {
  if (isRegionId(text)) return fine(text);
  const listed = REGIONS.map((region) => region.id).join(', ');
  return wrong(`a region id of at most 32 characters, in lower case: ${listed}, or another one of that form`);
}

export function checkWorkspaceId(text: string): Checked<string> {
  return /^[0-9]{1,20}$/.test(text) ? fine(text) : wrong('1 to 20 digits');
}

/** An id is written into `Credential=...,`, so it holds none of the characters that end it there. */
export function checkAccessKeyId(text: string): Checked<string> {
  return /^[A-Za-z0-9._-]{1,128}$/.test(text) ? fine(text) : wrong('1 to 128 letters, digits, ".", "_" and "-"');
}

/** Whether only this machine can reach what listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
