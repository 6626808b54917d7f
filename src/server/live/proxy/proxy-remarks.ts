import type { Proxies } from '../../settings/proxy-settings.ts';

const MAX_CHARS = 300;

/** What the start says about proxies, one line each; nothing if none is set. Never a password. */
export function proxyRemarks(proxies: Proxies, service: URL): readonly string[] {
  return [...howServiceIsReached(proxies, service), ...unreadEntries(proxies)];
}

function howServiceIsReached(proxies: Proxies, service: URL): readonly string[] {
  const { https, http, except } = proxies;
  if (https === undefined && http === undefined) return [];
  const used = proxies.proxyFor(service);
  if (used !== undefined) {
    const others = except.trim() === '' ? '' : ` and to ${cut(except.trim())} (NO_PROXY)`;
    return [`requests go through the proxy ${used.origin} (${used.by}), except to this machine${others}`];
  }
  if (https === undefined && service.protocol === 'https:')
    return [`requests to ${service.host} go directly: ${http?.by} is for http only; for https set HTTPS_PROXY`];
  // An https proxy that is not used for an https service, or any proxy for a service on this machine.
  const set = https ?? http;
  const why = proxies.noProxy.has(service.hostname, Number(service.port) || 443)
    ? 'NO_PROXY names it'
    : 'it is this machine';
  const direct = `requests to ${service.host} go directly: ${why}`;
  if (except.trim() === '*') return [`${direct}, as it names every host; the proxy ${set?.origin} is not used`];
  return [`${direct}; others go through the proxy ${set?.origin} (${set?.by})`];
}

function unreadEntries({ noProxy: { unread } }: Proxies): readonly string[] {
  if (unread.length === 0) return [];
  const shown = cut(unread.map((entry) => JSON.stringify(entry)).join(', '));
  return [
    `NO_PROXY: ${shown} is ignored; allowed: *, host, .domain, *.domain, an address, a range such as 10.0.0.0/8, a port after a host or an address`,
  ];
}

function cut(text: string): string {
  return text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text;
}
