import { type UnsayableReason, whyUnsayable } from '../../contract/filter.ts';
import { categoryOf } from '../../contract/label-keys.ts';
import type { Label } from '../../contract/operations.ts';
import { versionKey } from '../../contract/versions.ts';
import { labelId } from '../api/queries.ts';
import type { Tally } from '../image-set/tally.ts';
import type { Words } from '../text/english.ts';
import { keyName } from '../text/key-name.ts';

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
  readonly unsayable: UnsayableReason | undefined;
}

/**
 * Makes rows of labels, PAI's own keys before those of teams, by key and value: the service promises no order, and
 * merged answers have none. Each distinct key and value is turned into a sort key once, here, so that sorting compares
 * whole numbers however often it is done.
 */
export function toLabelRows(labels: readonly Label[], words: Words): LabelRow[] {
  const keyRanks = ranks(
    labels.map((label) => label.Key),
    (key) => key.toLowerCase(),
  );
  const valueRanks = ranks(
    labels.map((label) => label.Value),
    versionKey,
  );
  return [...labels].sort(inDefaultOrder(keyRanks, valueRanks)).map((label) => ({
    id: labelId(label),
    Key: label.Key,
    Value: label.Value,
    keyRank: keyRanks.get(label.Key) ?? 0,
    valueRank: valueRanks.get(label.Value) ?? 0,
    searched: `${keyName(words, label.Key) ?? ''}\n${label.Key}=${label.Value}`.toLowerCase(),
    images: NOT_COUNTED,
    unsayable: whyUnsayable({ key: label.Key, value: label.Value }),
  }));
}

const NOT_COUNTED = -1;

/** The rows with the number of images of each, as far as a tally knows. */
export function withCounts(rows: LabelRow[], tally: Tally | undefined): LabelRow[] {
  return tally ? rows.map((row) => ({ ...row, images: tally.countLabel(row.Key, row.Value) })) : rows;
}

type Ranks = ReadonlyMap<string, number>;

function inDefaultOrder(keyRanks: Ranks, valueRanks: Ranks): (a: Label, b: Label) => number {
  const rank = (label: Label) =>
    (categoryOf(label.Key) === 'custom' ? keyRanks.size : 0) + (keyRanks.get(label.Key) ?? 0);
  return (a, b) => rank(a) - rank(b) || (valueRanks.get(a.Value) ?? 0) - (valueRanks.get(b.Value) ?? 0);
}

function ranks(texts: readonly string[], sortKey: (text: string) => string): Ranks {
  const order = [...new Set(texts)]
    .map((text) => ({ text, key: sortKey(text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.text < b.text ? -1 : 1));
  return new Map(order.map(({ text }, rank) => [text, rank]));
}

/** Whether a row holds the text that is searched for; white space around it does not count. */
export function holdsText(row: LabelRow, sought: string): boolean {
  return row.searched.includes(sought);
}

/** The text to search for, as `holdsText` takes it. */
export function soughtText(q: string): string {
  return q.trim().toLowerCase();
}
