import { queryOptions } from '@tanstack/react-query';
import { PATHS } from '../../contract/paths.ts';
import type { ImageProvenance } from '../../contract/provenance.ts';
import { fetchJson } from '../api/fetch-json.ts';
import { provenanceAnswer } from '../api/image-shapes.ts';

/**
 * Where each image of the embedded catalog was seen, by image id. It is part of the product, so it changes only when
 * the server restarts. The live source has none: do not enable the query there.
 */
export function provenanceQuery() {
  return queryOptions({
    queryKey: ['provenance'],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, ImageProvenance>> => {
      const { body } = await fetchJson(PATHS.provenance, provenanceAnswer, signal);
      return new Map(body.Images.map((image) => [image.ImageId, image]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
