import type { Image, Label } from '../operations.ts';

/**
 * Images by position from 0, with labels as numbers, so that a label is judged once for all its images. The page's
 * image set has this form; `imageTableOf` makes one from objects.
 */
export interface ImageTable {
  readonly size: number;
  /** Distinct; the number of a label is its position here. */
  readonly labels: readonly Label[];
  /** The labels of all images by number, one image after the other. */
  readonly labelNumbers: Uint32Array;
  /** Where the labels of each image begin in `labelNumbers`; the last entry is the end of the last image. */
  readonly labelStarts: Uint32Array;
  text(field: 'ImageId' | 'ImageUri' | 'GmtCreateTime', position: number): string | undefined;
}

/** A table of these images, in the order of the list. */
export function imageTableOf(images: readonly Image[]): ImageTable {
  const labels: Label[] = [];
  const numbers = new Map<string, Map<string, number>>();
  const all: number[] = [];
  const labelStarts = new Uint32Array(images.length + 1);
  for (const [position, { Labels = [] }] of images.entries()) {
    for (const label of Labels) {
      const values = numbers.get(label.Key) ?? new Map<string, number>();
      numbers.set(label.Key, values);
      const number = values.get(label.Value) ?? labels.length;
      if (number === labels.length) {
        values.set(label.Value, number);
        labels.push(label);
      }
      all.push(number);
    }
    labelStarts[position + 1] = all.length;
  }
  return {
    size: images.length,
    labels,
    labelNumbers: Uint32Array.from(all),
    labelStarts,
    text: (field, position) => images[position]?.[field],
  };
}
