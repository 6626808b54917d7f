import { type UnsayableReason, whyUnsayable } from '../../../contract/filter.ts';
import type { Label } from '../../../contract/operations.ts';
import { type LabelAnswer, labelId } from '../../api/queries.ts';
import type { Tally } from '../../image-set/tally.ts';
import { rankLabels } from '../../table/label-ranks.ts';
import type { Words } from '../../text/english.ts';
import { keyName } from '../../text/key-name.ts';

/** A row of the labels table. Ranks are places in the order of all rows' keys and values: equal where these are equal. */
export interface LabelRow {
  readonly id: string;
  readonly Key: string;
  readonly Value: string;
  readonly keyRank: number;
  readonly valueRank: number;
  /** What the text search looks in: friendly name, key and value as they stand on screen, in lower case. */
  readonly searched: string;
  /** How many images that satisfy the filter carry it; -1 while that is not known. */
  readonly images: number;
  /** Why the label cannot be a filter, where it cannot. */
  readonly filterIssue: UnsayableReason | undefined;
}

/**
 * Makes rows of labels, PAI's own keys before those of teams, by key and value: the service promises no order, and
 * merged answers have none.
 */
export function toLabelRows(labels: readonly Label[], words: Words): LabelRow[] {
  const { ofKey, ofValue } = rankLabels(labels);
  return labels
    .map((label) => ({
      id: labelId(label),
      Key: label.Key,
      Value: label.Value,
      keyRank: ofKey(label.Key),
      valueRank: ofValue(label.Value),
      searched: `${keyName(words, label.Key) ?? ''}\n${label.Key}=${label.Value}`.toLowerCase(),
      images: NOT_COUNTED,
      filterIssue: whyUnsayable({ key: label.Key, value: label.Value }),
    }))
    .sort((a, b) => a.keyRank - b.keyRank || a.valueRank - b.valueRank);
}

const NOT_COUNTED = -1;

/** The rows with the number of images of each, as far as a tally knows. */
export function withCounts(rows: LabelRow[], tally: Tally | undefined): LabelRow[] {
  return tally ? rows.map((row) => ({ ...row, images: tally.countLabel(row.Key, row.Value) })) : rows;
}

/**
 * The service's own count where it differs from the distinct labels it returned. Merged requests have no common count:
 * their sum would count what they share twice, so only a single request is compared.
 */
export function reportedCount(answer: LabelAnswer): number | undefined {
  const [only, ...more] = answer.requests;
  if (!only || more.length > 0) return undefined;
  return only.totalCount === only.returned ? undefined : only.totalCount;
}
