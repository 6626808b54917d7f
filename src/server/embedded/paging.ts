const DEFAULT_PAGE_SIZE = 20;

interface PageRequest {
  readonly PageNumber?: number | undefined;
  readonly PageSize?: number | undefined;
}

/** The entries of the page asked for: pages count from 1 and hold 20 entries unless told; a page past the end is empty. */
export function pageOf<Entry>(entries: ArrayLike<Entry>, request: PageRequest): readonly Entry[] {
  const size = request.PageSize ?? DEFAULT_PAGE_SIZE;
  const from = ((request.PageNumber ?? 1) - 1) * size;
  return Array.prototype.slice.call(entries, from, from + size);
}
