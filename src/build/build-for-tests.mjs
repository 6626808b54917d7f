import { buildParts, ROOT, staleParts } from './build-parts.mjs';

/**
 * Builds stale parts before the tests that run the product. Runs once for all of them, because test files run in parallel
 * and would overwrite each other's build.
 */
export async function setup() {
  await buildParts(ROOT, staleParts(ROOT));
}
