import { getHeapStatistics } from 'node:v8';
import type { CatalogRecord } from './catalog-record.ts';

/**
 * How much heap a catalog may take, in bytes. V8 gives no error when its heap is full, it aborts: what a catalog takes
 * must be counted before. We rejected asking V8 how full its heap is meanwhile: garbage counts until it is collected.
 */
export class HeapBudget {
  readonly #bytes: number;
  #taken = 0;

  /** By default what node allows, less what is in use and a reserve. */
  constructor(bytes = freeHeap()) {
    this.#bytes = bytes;
  }

  get left(): number {
    return Math.max(0, this.#bytes - this.#taken);
  }

  /** Counts bytes as taken. Returns false if there are too few. */
  take(bytes: number): boolean {
    this.#taken += bytes;
    return this.#taken <= this.#bytes;
  }

  /** Reads on after the name of the file. */
  get issue(): string {
    return tooMuchFor(this.#bytes);
  }
}

function freeHeap(): number {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return 0.9 * limit - used;
}

/** Says that a file needs more heap than there is. Reads on after the name of the file. */
export function tooMuchFor(heapBytes: number): string {
  const megabytes = Math.max(0, Math.floor(heapBytes / 2 ** 20));
  return `holds more objects and texts than fit into the ${megabytes} MB of memory that node allows; NODE_OPTIONS=--max-old-space-size=MEGABYTES allows more`;
}

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
export function weighLabels({
  labelCount,
  keyCount,
}: {
  readonly labelCount: number;
  readonly keyCount: number;
}): number {
  return LABEL * labelCount + KEY * keyCount;
}
