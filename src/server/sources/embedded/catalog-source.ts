import { setImmediate } from 'node:timers/promises';
import { endRecord, ImageSetEncoder, progressRecord } from '../../../contract/image-set/encode-images.ts';
import { IMAGES_PER_RECORD } from '../../../contract/image-set/form.ts';
import type { ImageProvenance } from '../../../contract/provenance.ts';
import type { ImageSetRequest } from '../../../contract/requests.ts';
import { failed, ok } from '../../../contract/result.ts';
import { EMBEDDED_SETS, type LoadSet, SharedSets } from '../image-set/shared-sets.ts';
import type { ImageSource, SourceResult } from '../image-source.ts';
import { type Catalog, type CatalogImage, regionsSeen } from './catalog.ts';
import { type CatalogIndex, indexCatalog } from './index/catalog-index.ts';
import { imageAt, imageLister, workspaceLister } from './paged-lists.ts';

/**
 * Answers the five operations from a catalog in memory, as PAI does. The meaning of each parameter is in
 * src/contract/README.md, section 4. The only addition to PAI's API is `Region`: it narrows every operation that
 * returns images.
 *
 * The answers are computed synchronously, so the abort signals of the interface are not used.
 */
export function createCatalogSource(catalog: Catalog): ImageSource<never> {
  const index = indexCatalog(catalog.images);
  const listImages = imageLister(index);
  const listWorkspaces = workspaceLister(catalog.workspaces);
  const workspaces = new Map(catalog.workspaces.map((workspace) => [workspace.facts.WorkspaceId, workspace]));

  return {
    kind: 'embedded',
    imageCount: catalog.images.length,
    catalog: {
      unlistedRegions: index.unlistedRegions,
      labelCount: index.labelCount,
      hasWorkspace: (id) => id === '0' || workspaces.has(id),
      hasImagesIn: (region) => index.select({ region }).length > 0,
    },

    listImageLabels: async (request) => {
      const images = index.select({
        conditions: request.LabelFilter,
        imageId: request.ImageId,
        workspaceId: request.WorkspaceId,
        region: request.Region,
      });
      const labels = index.labelsOf(images, request.LabelKeys);
      return answered({ TotalCount: labels.length, Labels: labels });
    },

    listImages: async (request) => answered(listImages(request)),

    getImage: async (request) => {
      const [position] = index.select({ imageId: request.ImageId, region: request.Region });
      const image = position === undefined ? undefined : imageAt(index, position, request.Verbose === true);
      if (image !== undefined) return answered(image);
      const where = request.Region === undefined ? '' : ` in Region ${request.Region}`;
      return notFound('ImageNotFound', `ImageId "${request.ImageId}" names no image of the catalog${where}`);
    },

    listWorkspaces: async (request) => listWorkspaces(request),

    getWorkspace: async (request) => {
      const workspace = workspaces.get(request.WorkspaceId);
      if (workspace === undefined)
        return notFound('WorkspaceNotFound', `WorkspaceId ${request.WorkspaceId} names no workspace of the catalog`);
      const owner = request.Verbose === true ? workspace.owner : undefined;
      return answered({ ...workspace.facts, ...(owner && { Owner: { ...owner } }) });
    },

    provenance: provenanceOfImages(catalog.images),
    imageSet: catalogImageSets(index),
  };
}

function answered<Answer>(answer: Answer): SourceResult<Answer> {
  return ok({ answer });
}

function notFound(code: string, message: string): SourceResult<never> {
  return failed({ code, message, status: 404 });
}

/** The provenance of the images that have any. Computed once, at the first call. */
export function provenanceOfImages(images: readonly CatalogImage[]): () => readonly ImageProvenance[] {
  let known: readonly ImageProvenance[] | undefined;
  return () => {
    known ??= images.flatMap((image) => provenanceOf(image) ?? []);
    return known;
  };
}

/** Undefined if no field is known. */
function provenanceOf({ facts, provenance }: CatalogImage): ImageProvenance | undefined {
  // A large catalog file has none: skip the work for each field.
  if (Object.keys(provenance).length === 0) return undefined;
  const { RegionsSeen: _, OtherUris: __, Source, ...others } = provenance;
  const regions = [...regionsSeen(provenance)];
  const known = {
    ...others,
    ...(Source === undefined ? {} : { Source: [...Source] }),
    ...(regions.length === 0 ? {} : { Regions: regions }),
  };
  return Object.keys(known).length === 0 ? undefined : { ImageId: facts.ImageId, ...known };
}

/** The images of a scope of the catalog. Each scope is encoded once while the cache has space for it. */
function catalogImageSets(index: CatalogIndex): ImageSource['imageSet'] {
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
