import { type Network, serviceHost } from '../../contract/regions.ts';

export interface EndpointSettings {
  /** A base URL that takes the place of the table; `{region}` in it stands for the region's id. */
  readonly endpoint?: string;
  readonly network: Network;
}

/**
 * The base URL to ask for a region, or undefined if the text is no region id. Region text comes from requests: only an
 * id of the table, or one of the form of an id, which holds nothing that ends or splits a host, gets a URL.
 *
 * Throws where the settings' endpoint is not a URL, which the settings have judged before.
 */
export function endpointOf(regionId: string, settings: EndpointSettings): URL | undefined {
  const host = serviceHost(regionId, settings.network);
  if (host === undefined) return undefined;
  return new URL(settings.endpoint?.replaceAll('{region}', regionId) ?? `https://${host}`);
}
