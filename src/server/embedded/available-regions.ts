import { regionOfUri } from '../../contract/image-uri.ts';
import type { CatalogImage, Provenance } from './catalog.ts';

/** The regions an image is known to be available in; none means that nothing is known, so it counts for every region. */
export function regionsOf(image: CatalogImage): ReadonlySet<string> {
  const own = image.facts.ImageUri === undefined ? undefined : regionOfUri(image.facts.ImageUri);
  const seen = regionsSeen(image.provenance);
  return own === undefined ? seen : new Set([...seen, own]);
}

/** The regions that the image's provenance tells of, its own URI aside. */
export function regionsSeen({ RegionsSeen = [], OtherUris = [] }: Provenance): ReadonlySet<string> {
  return new Set([...RegionsSeen, ...OtherUris.flatMap((uri) => regionOfUri(uri) ?? [])]);
}
