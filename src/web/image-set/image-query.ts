import { queryOptions } from '@tanstack/react-query';
import { GetImageResponse, type Image } from '../../contract/operations.ts';
import { fetchJson } from '../api/fetch-json.ts';
import { imageTarget } from './image-target.ts';

/** One image with its labels, as the service knows it now. */
export function imageQuery(region: string, imageId: string) {
  return queryOptions({
    queryKey: ['image', region, imageId],
    queryFn: async ({ signal }): Promise<Image> => {
      const { body } = await fetchJson(imageTarget(region, imageId), GetImageResponse, signal);
      return { ...body, ImageId: imageId };
    },
  });
}
