import { accessSync, constants } from 'node:fs';
import { type Checked, fine, wrong } from './check-value.ts';

/**
 * Whether there is a file at a path that may be read, so that it is told with the other faults of the settings. What
 * is in it shows when it is loaded.
 */
export function checkCatalogFile(path: string): Checked<string> {
  try {
    accessSync(path, constants.R_OK);
    return fine(path);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EACCES';
    const why = isThere ? 'this one may not be read by this user' : 'there is no such file';
    return wrong(`the path of a file that can be read; ${why}`);
  }
}
