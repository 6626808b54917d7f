import { PATHS } from '../../contract/operations.ts';
import { ApiError } from '../api/api-error.ts';
import { printTarget } from '../api/print-target.ts';

/** Why an image cannot be asked for: a path that ends in dots is folded by every client on its way. */
export function unaskable(imageId: string): ApiError | undefined {
  if (imageId !== '' && imageId !== '.' && imageId !== '..') return undefined;
  return new ApiError({ code: 'UnaskableImageId', message: `An image with the id “${imageId}” cannot be asked for.` });
}

/** The GET target of GetImage, labels included. */
export function imageTarget(region: string, imageId: string): string {
  return printTarget(`${PATHS.images}/${encodeURIComponent(imageId)}`, [
    ['Verbose', 'true'],
    ['Region', region],
  ]);
}
