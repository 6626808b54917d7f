import { ApiError } from '../api/api-error.ts';

/**
 * Whether a failure of GetImage says that the image is not there. A status of 404 alone does not: the service also
 * answers it for a key it does not know, and a proxy for a page it does not have.
 */
export function isGone(error: Error | null): boolean {
  if (!(error instanceof ApiError)) return false;
  if (
    error.code === 'UnexpectedAnswer' ||
    error.code === 'InvalidApi.NotFound' ||
    error.code.startsWith('InvalidAccessKeyId')
  )
    return false;
  return error.status === 404 || error.code.endsWith('NotFound');
}
