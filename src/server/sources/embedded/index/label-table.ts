import { compareText } from '../../../../contract/compare-text.ts';
import type { Label } from '../../../../contract/operations.ts';
import { versionKey } from '../../../../contract/versions.ts';
import { at, getOrMake, type RowLists, renameItems } from './row-lists.ts';

/** The distinct labels of a catalog as numbers whose order is the order of answers: by key, then version-aware by value. */
export interface LabelTable {
  /** The label behind each number. */
  readonly labels: readonly Label[];
  readonly keys: ReadonlyMap<string, KeyEntry>;
  /** For each image its labels, ascending and distinct. */
  readonly ofImages: RowLists;
}

export interface KeyEntry {
  /** Position of the key among all keys, in plain text order. */
  readonly position: number;
  /** Its labels are the numbers from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly numberOf: ReadonlyMap<string, number>;
}

interface SeenLabel {
  readonly label: Label;
  readonly seenAs: number;
}

/**
 * Numbers the labels of images. Each distinct label is parsed as a version once; afterwards no request compares text.
 * Maps throughout, never objects, since a label's key may be `__proto__`.
 */
export function tabulateLabels(images: readonly (readonly Label[])[]): LabelTable {
  const { seen, count, ofImages } = numberAsSeen(images);
  const rename = new Uint32Array(count);
  const labels: Label[] = [];
  const keys = new Map<string, KeyEntry>();
  for (const key of [...seen.keys()].sort(compareText)) {
    const from = labels.length;
    const numberOf = new Map<string, number>();
    for (const { label, seenAs } of inVersionOrder(seen.get(key))) {
      rename[seenAs] = labels.length;
      numberOf.set(label.Value, labels.length);
      labels.push(label);
    }
    keys.set(key, { position: keys.size, from, to: labels.length, numberOf });
  }
  return { labels, keys, ofImages: renameItems(ofImages, rename) };
}

/** Numbers labels in the order of their first occurrence; the images' lists hold these numbers, repeats included. */
function numberAsSeen(images: readonly (readonly Label[])[]) {
  const starts = new Uint32Array(images.length + 1);
  images.forEach((labels, image) => {
    starts[image + 1] = at(starts, image) + labels.length;
  });
  const items = new Uint32Array(at(starts, images.length));
  const seen = new Map<string, Map<string, SeenLabel>>();
  let count = 0;
  let end = 0;
  for (const labels of images) {
    for (const label of labels) {
      const values = getOrMake(seen, label.Key, () => new Map<string, SeenLabel>());
      items[end++] = getOrMake(values, label.Value, () => ({ label, seenAs: count++ })).seenAs;
    }
  }
  return { seen, count, ofImages: { starts, items } };
}

function inVersionOrder(values: ReadonlyMap<string, SeenLabel> = new Map()): readonly SeenLabel[] {
  return [...values.values()]
    .map((entry) => ({ entry, key: versionKey(entry.label.Value) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ entry }) => entry);
}
