import type { PaiError } from '../contract/errors.ts';
import { printHostValue, readHostValue } from './host-value.ts';
import { checkAllowedHosts } from './settings/check-value.ts';

const MAX_SHOWN = 200;

/**
 * The refusal of a request whose Host values are not one that is allowed. It names what came, and the setting that would
 * allow it. `alreadySet` goes into the setting, which replaces the one before: for the log only, as an answer may be
 * read by a stranger's page.
 */
export function hostRefusal(hosts: readonly string[], alreadySet: readonly string[] = []): PaiError {
  return { status: 421, code: 'MisdirectedRequest', message: messageOf(hosts, alreadySet) };
}

function messageOf(hosts: readonly string[], alreadySet: readonly string[]): string {
  const [host] = hosts;
  if (host === undefined) return 'The request has no Host; it must be given once and name this server';
  if (hosts.length > 1)
    return `The request has ${hosts.length} Host headers, ${hosts.slice(0, 2).map(shownHost).join(' and ')}; there must be one`;
  const setting = settingOf(host);
  if (setting === undefined)
    return `Host ${shownHost(host)} is not a host name or IP address with an optional port, so --allowed-hosts cannot allow it`;
  const value = [...alreadySet, setting].join(',');
  return `Host ${shownHost(host)} is not a name of this server. If it is how you reach the server, start it with --allowed-hosts ${value} (several are separated by commas)`;
}

/** What --allowed-hosts must hold for a Host to be answered; undefined if it cannot hold it. */
function settingOf(host: string): string | undefined {
  const value = readHostValue(host);
  const text = value === undefined ? '' : printHostValue(value);
  return text.length <= MAX_SHOWN && checkAllowedHosts(text).ok ? text : undefined;
}

/** A Host value in quotes: what is not visible ASCII is written as JSON writes it, and a long value is cut. */
function shownHost(host: string): string {
  const escaped = JSON.stringify(host)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped.length > MAX_SHOWN ? `${escaped.slice(0, MAX_SHOWN - 1)}…` : escaped}"`;
}
