import { queryOptions } from '@tanstack/react-query';
import { GetImageResponse, type Image } from '../../contract/operations.ts';
import { fetchJson } from '../api/fetch-json.ts';
import { isAfresh } from '../api/refresh.ts';
import { imageTarget, unaskable } from './image-target.ts';

/** One image with its labels, as the service knows it now. */
export function imageQuery(region: string, imageId: string) {
  return queryOptions({
    queryKey: ['image', region, imageId],
    queryFn: async (context): Promise<Image> => {
      const fault = unaskable(imageId);
      if (fault) throw fault;
      const { body } = await fetchJson(
        imageTarget(region, imageId),
        GetImageResponse,
        context.signal,
        isAfresh(context),
      );
      return { ...body, ImageId: imageId };
    },
  });
}
