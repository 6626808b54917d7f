import { filterIssueOf, type NotFilterableReason } from '../filter.ts';
import type { Tally } from '../image-tally/tally.ts';
import { labelId } from '../label-sets.ts';
import type { Label } from '../operations.ts';
import { rankLabels } from './label-ranks.ts';
import { sortByRanks } from './sort-order.ts';

/**
 * A row of the labels table. There may be 100,000 rows, and a few dozen are drawn, so values for drawn rows are
 * computed on access.
 */
export class LabelRow {
  readonly Key: string;
  readonly Value: string;
  /** Ranks in the order of all keys and values; equal texts have equal ranks. */
  readonly keyRank: number;
  readonly valueRank: number;
  readonly #tally: Tally | undefined;

  constructor(label: Label, keyRank: number, valueRank: number, tally?: Tally) {
    this.Key = label.Key;
    this.Value = label.Value;
    this.keyRank = keyRank;
    this.valueRank = valueRank;
    this.#tally = tally;
  }

  /** The number of images with the label under the filter; -1 while unknown. */
  get images(): number {
    return this.#tally?.countLabel(this.Key, this.Value) ?? -1;
  }

  get id(): string {
    return labelId(this);
  }

  /** Why the label cannot be a filter, if so. */
  get filterIssue(): NotFilterableReason | undefined {
    return filterIssueOf({ key: this.Key, value: this.Value });
  }
}

/**
 * Makes rows of labels: PAI's own keys before custom keys, by key and value. The service promises no order, and merged
 * responses have none.
 */
export function toLabelRows(labels: readonly Label[]): LabelRow[] {
  const { keys, values } = rankLabels(labels);
  const byValue = sortByRanks(Uint32Array.from(labels.keys()), values, false);
  const rows: LabelRow[] = [];
  for (const at of sortByRanks(byValue, keys, false)) {
    const label = labels[at];
    if (label) rows.push(new LabelRow(label, keys.of[at] ?? 0, values.of[at] ?? 0));
  }
  return rows;
}

const known = new WeakMap<readonly Label[], LabelRow[]>();

/** The same, made once for a list: the page makes the rows of many labels before it draws them. */
export function labelRowsOf(labels: readonly Label[]): LabelRow[] {
  const rows = known.get(labels) ?? toLabelRows(labels);
  known.set(labels, rows);
  return rows;
}

/** The rows with the number of images of each, if a tally is given. */
export function withCounts(rows: LabelRow[], tally: Tally | undefined): LabelRow[] {
  if (!tally) return rows;
  return rows.map((row) => new LabelRow(row, row.keyRank, row.valueRank, tally));
}
