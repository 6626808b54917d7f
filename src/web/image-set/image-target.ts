import { PATHS } from '../../contract/operations.ts';
import { printTarget } from '../api/print-target.ts';

/** The GET target of GetImage, labels included. */
export function imageTarget(region: string, imageId: string): string {
  return printTarget(`${PATHS.images}/${encodeURIComponent(imageId)}`, [
    ['Verbose', 'true'],
    ['Region', region],
  ]);
}
