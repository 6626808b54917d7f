import type { ImageFilter } from '../image-filter/image-filter.ts';
import type { ImageColumns } from '../image-set/decode-images.ts';
import { TEXT_FIELDS, type TextField } from '../image-set/form.ts';
import type { Image, Label } from '../operations.ts';
import { type Tally, tallyImages } from './tally.ts';

/** The fields of an image in a response, without its labels. */
export type ImageFacts = Omit<Image, 'Labels'>;

/** The number of a label by key and value. Later records add to it. */
export type LabelNumbers = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The images of each label, one label after the other, ascending; and where the images of each label begin. */
interface Carriers {
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

/**
 * The loaded images of one scope. Labels are numbers. Typed arrays lead from an image to its labels and from a label to
 * its images, so that counting never compares texts. Texts stay in the columns they arrived in. We rejected an object
 * for each image: it takes most of the memory and of the loading time.
 */
export class ImageSet {
  /** The number of images, distinct by id, in order of arrival. The position of an image counts from 0. */
  readonly size: number;
  /** Distinct; the number of a label is its position here. */
  readonly labels: readonly Label[];
  /**
   * The labels of all images by number, one image after the other; distinct within an image, in the service's order.
   */
  readonly labelNumbers: Uint32Array;
  /** Where the labels of each image begin in `labelNumbers`; the last entry is the end of the last image. */
  readonly labelStarts: Uint32Array;
  readonly #columns: readonly ImageColumns[];
  /** The position of the first image of each column group. */
  readonly #firsts: Uint32Array;
  readonly #numbers: LabelNumbers;
  #carriers: Carriers | undefined;

  constructor(columns: readonly ImageColumns[], labels: readonly Label[], numbers: LabelNumbers) {
    const sum = (count: (one: ImageColumns) => number) => columns.reduce((total, one) => total + count(one), 0);
    this.size = sum(({ length }) => length);
    this.labels = labels;
    this.labelNumbers = new Uint32Array(sum(({ labelNumbers }) => labelNumbers.length));
    this.labelStarts = new Uint32Array(this.size + 1);
    this.#columns = columns;
    this.#firsts = new Uint32Array(columns.length);
    this.#numbers = numbers;
    let first = 0;
    let end = 0;
    columns.forEach(({ length, labelNumbers, labelStarts }, at) => {
      this.#firsts[at] = first;
      this.labelNumbers.set(labelNumbers, end);
      for (let own = 1; own <= length; own += 1) this.labelStarts[first + own] = end + (labelStarts[own] ?? 0);
      first += length;
      end += labelNumbers.length;
    });
  }

  /** The text of a field of an image; undefined if the image does not have it. */
  text(field: TextField, position: number): string | undefined {
    const at = this.#columnsOf(position);
    return this.#columns[at]?.text(field, position - (this.#firsts[at] ?? 0));
  }

  /** Creates the object of an image in PAI's form, without labels; undefined if the position is out of range. */
  image(position: number): ImageFacts | undefined {
    const at = this.#columnsOf(position);
    const columns = this.#columns[at];
    const own = position - (this.#firsts[at] ?? 0);
    const ImageId = columns?.text('ImageId', own);
    if (columns === undefined || ImageId === undefined) return undefined;
    const facts: { -readonly [Field in TextField]?: string } = {};
    for (const field of TEXT_FIELDS) {
      const value = columns.text(field, own);
      if (value !== undefined) facts[field] = value;
    }
    const Size = columns.size(own);
    return { ...facts, ImageId, ...(Size === undefined ? {} : { Size }) };
  }

  /** The position of an image; -1 if it is not in the set. */
  positionOf(imageId: string): number {
    for (let position = 0; position < this.size; position += 1)
      if (this.text('ImageId', position) === imageId) return position;
    return -1;
  }

  /** The columns with this image: the last ones that begin at or before it. */
  #columnsOf(position: number): number {
    let low = 0;
    let high = this.#firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #has = (number: number | undefined): boolean => number !== undefined && number < this.labels.length;

  /** The number of a label; undefined if no image has it. */
  numberOf(key: string, value: string): number | undefined {
    const number = this.#numbers.get(key)?.get(value);
    return this.#has(number) ? number : undefined;
  }

  /** Every key of the set's labels. */
  keys(): readonly string[] {
    return [...this.#numbers].flatMap(([key, values]) => ([...values.values()].some(this.#has) ? [key] : []));
  }

  /** The numbers of all labels of a key. */
  numbersOf(key: string): readonly number[] {
    return [...(this.#numbers.get(key)?.values() ?? [])].filter(this.#has);
  }

  /** The numbers of an image's labels. To visit all images, `labelNumbers` and `labelStarts` are faster. */
  labelsOf(position: number): Uint32Array {
    return this.labelNumbers.subarray(this.labelStarts[position] ?? 0, this.labelStarts[position + 1] ?? 0);
  }

  /** An image's labels in the service's order. */
  labelsAt(position: number): Label[] {
    return [...this.labelsOf(position)].flatMap((number) => this.labels[number] ?? []);
  }

  /** Calls `visit` with the position of each image with a label, ascending. */
  eachImageWith(label: number, visit: (position: number) => void): void {
    const { starts, positions } = this.#carried();
    const end = starts[label + 1] ?? 0;
    for (let at = starts[label] ?? 0; at < end; at += 1) visit(positions[at] ?? 0);
  }

  /** Whether any image with a label passes the test; stops at the first. */
  someImageWith(label: number, test: (position: number) => boolean): boolean {
    const { starts, positions } = this.#carried();
    const end = starts[label + 1] ?? 0;
    for (let at = starts[label] ?? 0; at < end; at += 1) if (test(positions[at] ?? 0)) return true;
    return false;
  }

  #carried(): Carriers {
    this.#carriers ??= carriersOf(this);
    return this.#carriers;
  }

  /** Counts images under a filter. A method, so that its code is loaded together with the first images. */
  tally(filter: ImageFilter): Tally {
    return tallyImages(this, filter);
  }
}

/**
 * Groups images by label with a counting sort: counts, adds up, then puts each image at the next free place of its
 * label.
 */
function carriersOf({ size, labels, labelNumbers, labelStarts }: ImageSet): Carriers {
  const starts = new Uint32Array(labels.length + 1);
  for (const number of labelNumbers) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < labels.length; number += 1)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const next = starts.slice();
  const positions = new Uint32Array(labelNumbers.length);
  for (let position = 0; position < size; position += 1) {
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const number = labelNumbers[at] ?? 0;
      const place = next[number] ?? 0;
      positions[place] = position;
      next[number] = place + 1;
    }
  }
  return { starts, positions };
}
