import { labelsOfTally } from '../../contract/image-tally/labels-of-tally.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { englishKeyName } from '../../contract/key-names.ts';
import type { Label } from '../../contract/operations.ts';
import { groupedOrder } from '../../contract/rows/grouped-order.ts';
import { type LabelRow, toLabelRows, withCounts } from '../../contract/rows/label-rows.ts';
import { orderOf, type SortableColumn } from '../../contract/rows/order-of.ts';
import type { SortColumn } from '../../contract/rows/sort-columns.ts';
import type { SortBy } from '../../contract/rows/sort-order.ts';
import { holdsWords, searchWords } from '../../contract/search-words.ts';

export interface LabelChoice {
  /** The keys to list; empty for all. */
  readonly keys: readonly string[];
  readonly sort: readonly SortBy<SortColumn<'labels'>>[];
  readonly q: string;
}

const COLUMNS: readonly (SortableColumn<LabelRow> & { readonly id: SortColumn<'labels'> })[] = [
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
  const order = orderOf(rows, COLUMNS, choice.sort) ?? groupedOrder(rows);
  const words = searchWords(choice.q);
  const textOf = ({ Key, Value }: LabelRow) => `${englishKeyName(Key) ?? ''}\n${Key}=${Value}`.toLowerCase();
  return [...order].flatMap((at) => {
    const row = rows[at];
    return row !== undefined && holdsWords(textOf(row), words) ? [row] : [];
  });
}
