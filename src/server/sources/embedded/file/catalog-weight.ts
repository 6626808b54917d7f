import type { CatalogRecord } from './catalog-record.ts';
import type { LabelPool } from './label-pool.ts';

/**
 * Rough bytes of heap for what the checks and the index make of a parsed file. Measured on catalogs of distinct, shared,
 * few and many labels, on the high side. An image without an id gets a digest. A key has a map in the pool, one in the
 * index and one while the index is built.
 */
const [IMAGE, DIGEST, GROUPED, WORKSPACE] = [350, 250, 80, 250];
const [PROVENANCE, ENTRY] = [100, 48];
const [IN_IMAGE, LABEL, KEY] = [16, 150, 400];

/** What one image takes beside what was parsed; its distinct labels are counted by `weighLabels`. */
export function weighRecord({ facts, labels, provenance }: CatalogRecord): number {
  let bytes = IMAGE + IN_IMAGE * labels.length;
  if (facts.ImageId === undefined) bytes += DIGEST;
  if (facts.ImageUri !== undefined) bytes += GROUPED;
  if (facts.Accessibility !== undefined) bytes += GROUPED;
  if (facts.WorkspaceId !== undefined) bytes += WORKSPACE;
  for (const value of Object.values(provenance)) {
    bytes += PROVENANCE;
    if (typeof value !== 'string') bytes += ENTRY * Object.keys(value).length;
  }
  return bytes;
}

/** What all distinct labels take in the index. */
export function weighLabels({ labelCount, keyCount }: LabelPool): number {
  return LABEL * labelCount + KEY * keyCount;
}
