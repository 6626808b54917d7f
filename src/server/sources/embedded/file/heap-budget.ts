import { getHeapStatistics } from 'node:v8';
import type { CatalogRecord } from './catalog-record.ts';

/**
 * The heap that a catalog may take, in bytes. V8 aborts without an error when its heap is full, so the size of a
 * catalog must be estimated before. We rejected measuring the heap while reading: garbage counts until it is collected.
 */
export class HeapBudget {
  readonly #bytes: number;
  #taken = 0;

  /** The default is the limit of Node minus the used heap and a reserve. */
  constructor(bytes = freeHeap()) {
    this.#bytes = bytes;
  }

  get left(): number {
    return Math.max(0, this.#bytes - this.#taken);
  }

  /** Takes bytes from the budget. Returns false if there are too few left. */
  take(bytes: number): boolean {
    this.#taken += bytes;
    return this.#taken <= this.#bytes;
  }

  /** Worded to follow the name of the file. */
  get issue(): string {
    return tooMuchFor(this.#bytes);
  }
}

function freeHeap(): number {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return 0.9 * limit - used;
}

/** The message for a file that needs too much heap. Worded to follow the name of the file. */
export function tooMuchFor(heapBytes: number): string {
  const megabytes = Math.max(0, Math.floor(heapBytes / 2 ** 20));
  return `holds more objects and texts than fit into the ${megabytes} MB of memory that node allows; NODE_OPTIONS=--max-old-space-size=MEGABYTES allows more`;
}

/**
 * Approximate bytes of heap that the checks and the index need for a parsed file. Measured on catalogs with distinct,
 * shared, few and many labels, and rounded up. An image without an id needs a digest. Each key needs a map in the pool,
 * one in the index, and one while the index is built.
 */
const [IMAGE, DIGEST, GROUPED, WORKSPACE] = [350, 250, 80, 250];
const [PROVENANCE, ENTRY] = [100, 48];
const [IN_IMAGE, LABEL, KEY] = [16, 150, 400];

/** The bytes of one image, without the parsed JSON and without its distinct labels (see `weighLabels`). */
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

/** The bytes of all distinct labels in the index. */
export function weighLabels({
  labelCount,
  keyCount,
}: {
  readonly labelCount: number;
  readonly keyCount: number;
}): number {
  return LABEL * labelCount + KEY * keyCount;
}
