import publicImages from './catalog.json';
import type { Catalog } from './catalog.ts';
import { checkImages } from './check-catalog.ts';
import { SAMPLE_IMAGES } from './sample-images.ts';
import { SAMPLE_WORKSPACES } from './sample-workspaces.ts';

/** The catalog in the product: images of PAI that are named in public, and beside them samples of what teams add. */
export function builtInCatalog(): Catalog {
  const checked = checkImages({ Images: [...publicImages.Images, ...SAMPLE_IMAGES] });
  // A fault here is ours, not anyone's input: the tests hold the data to its shape.
  if (!checked.ok) throw new Error(`the built-in catalog is broken: ${checked.fault}`);
  return { images: checked.images, workspaces: SAMPLE_WORKSPACES };
}
