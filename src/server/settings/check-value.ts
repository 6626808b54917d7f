import { isIP, isIPv4 } from 'node:net';
import { findRegion, REGIONS } from '../../contract/regions.ts';

/** A value that was understood, or what would have been: `allowed` ends a sentence that names the setting. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly allowed: string };

export function fine<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function wrong(allowed: string): { readonly ok: false; readonly allowed: string } {
  return { ok: false, allowed };
}

export function checkHost(text: string): Checked<string> {
  if (isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return fine(text);
  return wrong('an IP address without brackets, or a host name');
}

export function checkPort(text: string): Checked<number> {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? fine(port) : wrong('a whole number from 0 to 65535');
}

/** Lower case only: browsers send it so, and the comparison with a request's Host is exact. */
const HOST_VALUE = /^(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?)(:[0-9]{1,5})?$/;

export function checkAllowedHosts(text: string): Checked<readonly string[]> {
  const hosts = text.split(',');
  if (hosts.every((host) => HOST_VALUE.test(host))) return fine(hosts);
  return wrong('lower-case Host values separated by commas, without spaces, such as pai.example.com,10.0.0.5:8080');
}

export function checkChoice<const Choice extends string>(text: string, choices: readonly Choice[]): Checked<Choice> {
  const choice = choices.find((one) => one === text);
  return choice === undefined ? wrong(choices.join(' or ')) : fine(choice);
}

/** Visible ASCII, because the token must fit into a URL and into an Authorization header as it is. */
export function checkAccessToken(text: string): Checked<string> {
  if (/^[\x21-\x7e]{20,512}$/.test(text)) return fine(text);
  return wrong('20 to 512 ASCII characters without spaces');
}

export function checkRegion(text: string): Checked<string> {
  if (findRegion(text)) return fine(text);
  return wrong(`one of ${REGIONS.map((region) => region.id).join(', ')}`);
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
