import type { Image, ListImagesRequest, ListImagesResponse } from '../../contract/operations.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { sorterByTime } from './creation-order.ts';
import { pageOf } from './paging.ts';

/**
 * Prepares ListImages. Everything but the two fuzzy texts is answered by the index; those are looked for only in the
 * images that are left, as an index of all substrings would be larger than the catalog.
 *
 * `TotalCount` is the number of images on all pages. `Order` belongs to `SortBy`, as in PAI's own description, so
 * without it the order is always by name, then by id.
 */
export function imageLister(index: CatalogIndex): (request: ListImagesRequest) => ListImagesResponse {
  const names = index.images.map((image) => fold(image.facts.Name));
  const descriptions = index.images.map((image) => fold(image.facts.Description));
  const byCreation = sorterByTime(index.images.map((image) => image.facts.GmtCreateTime));

  function chosen(request: ListImagesRequest): Uint32Array {
    const images = index.select({
      conditions: request.Labels,
      workspaceId: request.WorkspaceId,
      region: request.Region,
      imageUri: request.ImageUri,
      accessibility: request.Accessibility,
    });
    if (request.Name === undefined && request.Query === undefined) return images;
    const name = fold(request.Name);
    const query = fold(request.Query);
    const holds = (texts: readonly string[], at: number, part: string) => texts[at]?.includes(part) === true;
    // A loop, because the filter of typed arrays takes twice as long.
    const found = new Uint32Array(images.length);
    let count = 0;
    for (const at of images)
      if (holds(names, at, name) && (holds(names, at, query) || holds(descriptions, at, query))) found[count++] = at;
    return found.subarray(0, count);
  }

  return (request) => {
    const found = chosen(request);
    const ordered = request.SortBy === undefined ? found : byCreation(found, request.Order ?? 'ASC');
    const page = pageOf(ordered, request);
    return {
      TotalCount: found.length,
      Images: page.flatMap((position) => imageAt(index, position, request.Verbose === true) ?? []),
    };
  };
}

/** What answers say about the image at a position of the index, with its labels only where they are asked for. */
export function imageAt(index: CatalogIndex, position: number, verbose: boolean): Image | undefined {
  const image = index.images[position];
  if (image === undefined) return undefined;
  return verbose ? { ...image.facts, Labels: index.labelsOf(Uint32Array.of(position)) } : { ...image.facts };
}

/** Text as it is compared in fuzzy searches, where case does not count. */
export function fold(text: string | undefined): string {
  return text?.toLowerCase() ?? '';
}
