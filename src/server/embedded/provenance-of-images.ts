import type { ImageProvenance } from '../../contract/provenance.ts';
import { regionsSeen } from './available-regions.ts';
import type { CatalogImage } from './catalog.ts';

/** Tells the provenance of the images that have any. Worked out when it is first asked for, and once. */
export function provenanceOfImages(images: readonly CatalogImage[]): () => readonly ImageProvenance[] {
  let known: readonly ImageProvenance[] | undefined;
  return () => {
    known ??= images.flatMap((image) => provenanceOf(image) ?? []);
    return known;
  };
}

/** Nothing where no field is known. */
function provenanceOf({ facts, provenance }: CatalogImage): ImageProvenance | undefined {
  // A large catalog of one's own has none, and is not to be worked through field by field.
  if (Object.keys(provenance).length === 0) return undefined;
  const { RegionsSeen: _, OtherUris: __, Source, ...told } = provenance;
  const regions = [...regionsSeen(provenance)];
  const known = {
    ...told,
    ...(Source === undefined ? {} : { Source: [...Source] }),
    ...(regions.length === 0 ? {} : { Regions: regions }),
  };
  return Object.keys(known).length === 0 ? undefined : { ImageId: facts.ImageId, ...known };
}
