import { setImmediate } from 'node:timers/promises';
import { endRecord, ImageSetEncoder, progressRecord } from '../../../contract/image-set/encode-images.ts';
import { IMAGES_PER_RECORD } from '../../../contract/image-set/form.ts';
import type { ImageSetRequest } from '../../../contract/requests.ts';
import { EMBEDDED_SETS, type LoadSet, SharedSets } from '../image-set/shared-sets.ts';
import type { ImageSource } from '../image-source.ts';
import type { CatalogIndex } from './index/catalog-index.ts';
import { imageAt } from './paged-lists.ts';

/** The images of a scope of the catalog. Each scope is encoded once while the cache has space for it. */
export function catalogImageSets(index: CatalogIndex): ImageSource['imageSet'] {
  const sets = new SharedSets(EMBEDDED_SETS, Date.now);
  return ({ WorkspaceId, Region }, waiting) =>
    sets.get(JSON.stringify([WorkspaceId, Region]), encodeScope(index, { WorkspaceId, Region }), waiting, false);
}

/** Encodes one record at a time, so that the server can answer other requests in between. */
function encodeScope(index: CatalogIndex, { WorkspaceId, Region }: ImageSetRequest): LoadSet {
  return async (set, signal) => {
    const positions = index.select({ workspaceId: WorkspaceId, region: Region });
    const totalCount = positions.length;
    const encoder = new ImageSetEncoder();
    for (let from = 0; from < totalCount && !signal.aborted; from += IMAGES_PER_RECORD) {
      const part = positions.subarray(from, from + IMAGES_PER_RECORD);
      const images = Array.from(part, (position) => imageAt(index, position, true) ?? []).flat();
      for (const record of encoder.images(images)) set.add(record);
      set.add(progressRecord({ loaded: from + part.length, totalCount, expected: totalCount }));
      await setImmediate();
    }
    set.end(endRecord({ isComplete: true, answeredAt: Date.now() }));
    return undefined;
  };
}
