import { queryOptions } from '@tanstack/react-query';
import type { Image } from '../../contract/operations.ts';
import { PATHS } from '../../contract/paths.ts';
import { ApiError } from '../api/api-error.ts';
import { fetchJson } from '../api/fetch-json.ts';
import { imageAnswer } from '../api/image-shapes.ts';
import { printTarget } from '../api/label-question.ts';
import { isRefresh } from '../api/refresh.ts';

/** One image with its labels, from the service. */
export function imageQuery(region: string, imageId: string) {
  return queryOptions({
    queryKey: ['image', region, imageId],
    queryFn: async (context): Promise<Image> => {
      const error = imageIdError(imageId);
      if (error) throw error;
      const { body } = await fetchJson(imageTarget(region, imageId), imageAnswer, context.signal, isRefresh(context));
      return { ...body, ImageId: imageId };
    },
  });
}

/** The reason why an image id cannot be requested: clients shorten a path that ends in dots. */
export function imageIdError(imageId: string): ApiError | undefined {
  if (imageId !== '' && imageId !== '.' && imageId !== '..') return undefined;
  return new ApiError({ code: 'UnaskableImageId', message: `An image with the id “${imageId}” cannot be asked for.` });
}

/** The GET target of GetImage, with labels. */
export function imageTarget(region: string, imageId: string): string {
  return printTarget(`${PATHS.images}/${encodeURIComponent(imageId)}`, [
    ['Verbose', 'true'],
    ['Region', region],
  ]);
}
