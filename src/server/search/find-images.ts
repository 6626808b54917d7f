import { frameworksAsked } from '../../contract/image-filter/frameworks-asked.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ImageFacts } from '../../contract/image-tally/image-set.ts';
import { knownRegions } from '../../contract/image-tally/known-regions.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { type ImageRow, rowsHolding, toImageRows } from '../../contract/rows/image-rows.ts';
import { IMAGE_SORT_VALUES } from '../../contract/rows/image-sort.ts';
import { orderOf, type SortableColumn } from '../../contract/rows/order-of.ts';
import { SORT_COLUMNS, type SortColumn } from '../../contract/rows/sort-columns.ts';
import type { SortBy } from '../../contract/rows/sort-order.ts';
import { searchWords } from '../../contract/search-words.ts';
import type { ImageSource } from '../sources/image-source.ts';

export interface ImageChoice {
  readonly sort: readonly SortBy<SortColumn<'images'>>[];
  readonly q: string;
}

const COLUMNS: readonly SortableColumn<ImageRow>[] = SORT_COLUMNS.images.map((id) => ({
  id,
  sortValue: IMAGE_SORT_VALUES[id],
}));

/** The images that pass a filter, as the images view lists them. */
export function findImages(
  source: Pick<ImageSource, 'kind' | 'provenance'>,
  tally: Tally,
  filter: ImageFilter,
  { sort, q }: ImageChoice,
): readonly ImageRow[] {
  const rows = toImageRows(tally.set, tally.positions, regionsOfImages(source), new Set(frameworksAsked(filter)));
  const words = searchWords(q);
  const found =
    words.length === 0
      ? undefined
      : rowsHolding(rows, tally.set, words, ({ text, condition: { key, value } }) => `${text}\n${key}=${value}`);
  const order = orderOf(rows, COLUMNS, sort) ?? rows.keys();
  return [...order].flatMap((at) => (found === undefined || found[at] === 1 ? (rows[at] ?? []) : []));
}

/** Returns the known regions of an image. The service reports none. */
export function regionsOfImages({
  kind,
  provenance,
}: Pick<ImageSource, 'kind' | 'provenance'>): (image: ImageFacts) => readonly string[] {
  if (kind === 'live') return () => [];
  const known = new Map(provenance().map((image) => [image.ImageId, image]));
  return (image) => knownRegions(image, known.get(image.ImageId));
}
