import { printCondition } from '../../contract/filter.ts';
import { frameworksAsked } from '../../contract/image-filter/frameworks-asked.ts';
import { hasExtra, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ImageFacts, ImageSet } from '../../contract/image-tally/image-set.ts';
import { knownRegions } from '../../contract/image-tally/known-regions.ts';
import { labelsOfTally } from '../../contract/image-tally/labels-of-tally.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { englishKeyName } from '../../contract/key-names.ts';
import { nearCondition } from '../../contract/near-miss.ts';
import type { Label } from '../../contract/operations.ts';
import { groupedOrder } from '../../contract/rows/grouped-order.ts';
import { type ImageRow, rowsHolding, toImageRows } from '../../contract/rows/image-rows.ts';
import { IMAGE_SORT_VALUES } from '../../contract/rows/image-sort.ts';
import { type LabelRow, toLabelRows, withCounts } from '../../contract/rows/label-rows.ts';
import { orderOf, type SortableColumn } from '../../contract/rows/order-of.ts';
import { SORT_COLUMNS, type SortColumn } from '../../contract/rows/sort-columns.ts';
import type { SortBy } from '../../contract/rows/sort-order.ts';
import { holdsWords, searchWords } from '../../contract/search-words.ts';
import type { ImageSource } from '../sources/image-source.ts';

export interface ImageChoice {
  readonly sort: readonly SortBy<SortColumn<'images'>>[];
  readonly q: string;
}

const IMAGE_COLUMNS: readonly SortableColumn<ImageRow>[] = SORT_COLUMNS.images.map((id) => ({
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
  const order = orderOf(rows, IMAGE_COLUMNS, sort) ?? rows.keys();
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

export interface LabelChoice {
  /** The keys to list; empty for all. */
  readonly keys: readonly string[];
  readonly sort: readonly SortBy<SortColumn<'labels'>>[];
  readonly q: string;
}

const LABEL_COLUMNS: readonly (SortableColumn<LabelRow> & { readonly id: SortColumn<'labels'> })[] = [
  { id: 'Key', sortValue: (row) => row.keyRank },
  { id: 'Value', sortValue: (row) => row.valueRank },
  { id: 'Images', sortValue: (row) => row.images },
];

/** The labels of the images that pass a filter, as the labels view lists them. */
export function findLabels(tally: Tally, choice: LabelChoice): readonly LabelRow[] {
  return labelRows(labelsOfTally(tally, choice.keys), tally, choice);
}

/** Labels as the labels view lists them; without a tally their images are not counted. */
export function labelRows(
  labels: readonly Label[],
  tally: Tally | undefined,
  choice: LabelChoice,
): readonly LabelRow[] {
  const rows = withCounts(toLabelRows(labels), tally);
  const order = orderOf(rows, LABEL_COLUMNS, choice.sort) ?? groupedOrder(rows);
  const words = searchWords(choice.q);
  const textOf = ({ Key, Value }: LabelRow) => `${englishKeyName(Key) ?? ''}\n${Key}=${Value}`.toLowerCase();
  return [...order].flatMap((at) => {
    const row = rows[at];
    return row !== undefined && holdsWords(textOf(row), words) ? [row] : [];
  });
}

/** "1 image", "2 images". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Reports an empty result, and the label that a condition probably means if no image has the given one. */
export function nothingFound(
  noun: string,
  set: ImageSet | undefined,
  filter: ImageFilter,
  isNarrowed: boolean,
): string {
  const isAsked = filter.conditions.length > 0 || hasExtra(filter);
  const what = isAsked || isNarrowed ? `no ${noun} match` : `no ${noun} in this scope`;
  if (set === undefined) return what;
  const valuesOf = (key: string) => set.numbersOf(key).flatMap((number) => set.labels[number]?.Value ?? []);
  const meant = filter.conditions.flatMap((condition) => {
    const near = nearCondition(condition, { keys: set.keys(), valuesOf });
    return near === undefined ? [] : [`for ${printCondition(condition)} did you mean ${printCondition(near)}?`];
  });
  return [what, ...meant].join('; ');
}
