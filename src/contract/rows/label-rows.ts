import { type UnsayableReason, whyUnsayable } from '../filter.ts';
import type { Tally } from '../image-tally/tally.ts';
import { labelId } from '../label-sets.ts';
import type { Label } from '../operations.ts';
import { rankLabels } from './label-ranks.ts';
import { sortByRanks } from './sort-order.ts';

/**
 * A row of the labels table. There may be 100,000, of which a few dozen are drawn: what only a drawn row needs is worked
 * out when it is asked for.
 */
export class LabelRow {
  readonly Key: string;
  readonly Value: string;
  /** Places in the order of all rows' keys and values: equal where these are equal. */
  readonly keyRank: number;
  readonly valueRank: number;
  /** How many images that satisfy the filter carry it; -1 while that is not known. */
  readonly images: number;

  constructor(label: Label, keyRank: number, valueRank: number, images: number) {
    this.Key = label.Key;
    this.Value = label.Value;
    this.keyRank = keyRank;
    this.valueRank = valueRank;
    this.images = images;
  }

  get id(): string {
    return labelId(this);
  }

  /** Why the label cannot be a filter, where it cannot. */
  get filterIssue(): UnsayableReason | undefined {
    return whyUnsayable({ key: this.Key, value: this.Value });
  }
}

/**
 * Makes rows of labels, PAI's own keys before those of teams, by key and value: the service promises no order, and
 * merged answers have none.
 */
export function toLabelRows(labels: readonly Label[]): LabelRow[] {
  const { keys, values } = rankLabels(labels);
  const byValue = sortByRanks(Uint32Array.from(labels.keys()), values, false);
  const rows: LabelRow[] = [];
  for (const at of sortByRanks(byValue, keys, false)) {
    const label = labels[at];
    if (label) rows.push(new LabelRow(label, keys.of[at] ?? 0, values.of[at] ?? 0, NOT_COUNTED));
  }
  return rows;
}

const NOT_COUNTED = -1;

/** The rows with the number of images of each, as far as a tally knows. */
export function withCounts(rows: LabelRow[], tally: Tally | undefined): LabelRow[] {
  if (!tally) return rows;
  return rows.map((row) => new LabelRow(row, row.keyRank, row.valueRank, tally.countLabel(row.Key, row.Value)));
}
