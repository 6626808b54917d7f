import { ApiError } from '../api/api-error.ts';

/**
 * Whether an error of GetImage means that the image does not exist. A status of 404 is not enough: the service also
 * uses it for an unknown key, and a proxy for an unknown page.
 */
export function isNotFound(error: Error | null): boolean {
  if (!(error instanceof ApiError)) return false;
  if (
    error.code === 'UnexpectedAnswer' ||
    error.code === 'InvalidApi.NotFound' ||
    error.code.startsWith('InvalidAccessKeyId')
  )
    return false;
  return error.status === 404 || error.code.endsWith('NotFound');
}
