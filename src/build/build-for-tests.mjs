import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildParts, PARTS, ROOT } from './build-parts.mjs';

/**
 * Builds, before the unit tests, what was never built: some of them run the program. Once for all of them, because files
 * of tests run side by side and would build into each other. What is merely stale stays, or every run of one test would
 * wait for a build; `npm test` builds anew.
 */
export async function setup() {
  await buildParts(
    ROOT,
    PARTS.filter(({ stamp }) => !existsSync(join(ROOT, stamp))),
  );
}
