import { regionOfUri } from '../image-uri.ts';
import type { ImageProvenance } from '../provenance.ts';
import type { ImageFacts } from './image-set.ts';

/**
 * The regions that an image is known to be available in: that of its URI's host, and those it was seen in. Empty means
 * that nothing is known, so that it counts for every region (src/contract/README.md, section 4).
 */
export function knownRegions(image: ImageFacts, provenance: ImageProvenance | undefined): readonly string[] {
  const own = image.ImageUri === undefined ? undefined : regionOfUri(image.ImageUri);
  return [...new Set([...(own === undefined ? [] : [own]), ...(provenance?.Regions ?? [])])].sort();
}
