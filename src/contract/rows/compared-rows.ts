import type { ComparedLabel } from '../image-tally/compare-sets.ts';
import { labelId } from '../label-sets.ts';
import { rankLabels } from './label-ranks.ts';

/** The group of a label in a comparison: on one side only, on both with different counts of images, or the same. */
export type Place = 'A' | 'B' | 'counts' | 'same';

/** In the order of rows: the greatest differences first. */
export const PLACES: readonly Place[] = ['A', 'B', 'counts', 'same'];

/** A row of the comparison. Ranks are positions in the order of all keys or values; equal texts have equal ranks. */
export interface CompareRow extends ComparedLabel {
  readonly id: string;
  readonly place: Place;
  readonly keyRank: number;
  readonly valueRank: number;
}

/** Makes rows of compared labels: by group, then PAI's own keys before custom keys, by key and value. */
export function toCompareRows(labels: readonly ComparedLabel[]): CompareRow[] {
  const { keys, values } = rankLabels(labels);
  return labels
    .map((label, at) => ({
      // Not a spread: copying the fields by a spread takes several times as long.
      Key: label.Key,
      Value: label.Value,
      a: label.a,
      b: label.b,
      kind: label.kind,
      id: labelId(label),
      place: placeOf(label),
      keyRank: keys.of[at] ?? 0,
      valueRank: values.of[at] ?? 0,
    }))
    .sort(
      (a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place) || a.keyRank - b.keyRank || a.valueRank - b.valueRank,
    );
}

function placeOf({ kind, a, b }: ComparedLabel): Place {
  if (kind !== 'both') return kind;
  return a === b ? 'same' : 'counts';
}

/** The rows for CSV and the clipboard. */
export function compareTable(rows: readonly CompareRow[]): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  return {
    header: ['Key', 'Value', 'A', 'B', 'In'],
    rows: rows.map((row) => [row.Key, row.Value, String(row.a), String(row.b), row.kind]),
  };
}
