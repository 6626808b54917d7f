import { findRegion, type Region } from '../../contract/regions.ts';

export interface EndpointSettings {
  /** A base URL that takes the place of the table; `{region}` in it stands for the region's id. */
  readonly endpoint?: string;
  readonly network: 'public' | 'vpc';
}

/**
 * The base URL to ask for a region, or nothing where the region is not in the table. Region text comes from requests,
 * so it is never pasted into a host: only an id that the table holds whole, letter by letter, gets a URL.
 *
 * Throws where the settings' endpoint is not a URL, which the settings have judged before.
 */
export function endpointOf(regionId: string, settings: EndpointSettings): URL | undefined {
  const region = findRegion(regionId);
  if (region === undefined) return undefined;
  if (settings.endpoint !== undefined) return new URL(settings.endpoint.replaceAll('{region}', region.id));
  return new URL(`https://${hostOf(region, settings.network)}`);
}

/** Every region has a host of its own inside the VPC; a few have none outside, and the central host answers for them. */
function hostOf(region: Region, network: EndpointSettings['network']): string {
  if (network === 'vpc') return `aiworkspace-vpc.${region.id}.aliyuncs.com`;
  return region.publicHost ?? `aiworkspace.${region.id}.aliyuncs.com`;
}
