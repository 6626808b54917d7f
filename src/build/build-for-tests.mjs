import { buildParts, ROOT, staleParts } from './build-parts.mjs';

/**
 * Builds what is stale before the tests that run the product. It is done once for all of them: files of tests run side
 * by side and would build into each other's output.
 */
export async function setup() {
  await buildParts(ROOT, staleParts(ROOT));
}
