import { findRegion } from '../../contract/regions.ts';
import type { CatalogImage } from './catalog.ts';

/** The regions an image is known to be available in; empty means that nothing is known, so it counts for every region. */
export function regionsOf(image: CatalogImage): ReadonlySet<string> {
  const regions = new Set(image.provenance.RegionsSeen);
  for (const uri of [image.facts.ImageUri, ...(image.provenance.OtherUris ?? [])]) {
    const region = uri === undefined ? undefined : regionOfHost(hostOf(uri));
    if (region !== undefined) regions.add(region);
  }
  return regions;
}

/** The registry's host: what stands before the first slash, without a scheme or a port. */
function hostOf(uri: string): string {
  const afterScheme = uri.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const [authority = ''] = afterScheme.split('/', 1);
  return authority.replace(/:[0-9]*$/, '').toLowerCase();
}

/**
 * A region stands in a host as one of its dot-separated parts; the placeholder `{region}` matches none. A first part
 * without a dot is the beginning of a path on a default registry, no host.
 */
function regionOfHost(host: string): string | undefined {
  const parts = host.split('.');
  if (parts.length < 2) return undefined;
  return parts.find((part) => findRegion(part) !== undefined);
}
