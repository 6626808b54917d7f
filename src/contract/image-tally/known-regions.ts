import { regionOfUri } from '../image-uri.ts';
import type { ImageProvenance } from '../provenance.ts';
import type { ImageFacts } from './image-set.ts';

/**
 * The regions where an image is known to be available: the region of its URI's host, and those where it was seen. Empty
 * means unknown, so the image counts for every region (src/contract/README.md, section 4).
 */
export function knownRegions(image: ImageFacts, provenance: ImageProvenance | undefined): readonly string[] {
  const own = image.ImageUri === undefined ? undefined : regionOfUri(image.ImageUri);
  return [...new Set([...(own === undefined ? [] : [own]), ...(provenance?.Regions ?? [])])].sort();
}
