import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileIssue } from '../file-issue.ts';
import { type Checked, fine, wrong } from './check-value.ts';

/**
 * The full path of a file that may be read, so that its absence is told with the other faults of the settings. A relative
 * path starts in `folder`. What is in the file shows when it is loaded.
 */
export function checkCatalogFile(path: string, folder = process.cwd()): Checked<string> {
  const full = resolve(folder, path);
  const named = full === path ? '' : ` (${full})`;
  try {
    accessSync(full, constants.R_OK);
    if (statSync(full).isDirectory()) return wrong(`the path of a file that can be read; this is a folder${named}`);
    return fine(full);
  } catch (error) {
    return wrong(`the path of a file that can be read; ${fileIssue(error)}${named}`);
  }
}
