import type { ImageFilter } from '../image-filter/image-filter.ts';
import type { ImageColumns } from '../image-set/decode-images.ts';
import { TEXT_FIELDS, type TextField } from '../image-set/form.ts';
import type { Image, Label } from '../operations.ts';
import { type Tally, tallyImages } from './tally.ts';

/** What an answer says about an image, its labels aside. */
export type ImageFacts = Omit<Image, 'Labels'>;

/** By key and value the number of a label. Later records make it longer. */
export type LabelNumbers = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The images of each label, one label after the other, ascending; and where each label's begin. */
interface Carriers {
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

/**
 * The images of one scope that have arrived. Labels are whole numbers, in both directions: from an image to its
 * labels and from a label to its images, so that counting never compares texts. Both directions are typed arrays, and
 * texts stay in the columns they came in: an object for each image was rejected, which is most of the memory and of the
 * time to load.
 */
export class ImageSet {
  /** How many images there are, distinct by id and in order of arrival; an image is named by its position from 0. */
  readonly size: number;
  /** Distinct; a label is named by its number, its position here. */
  readonly labels: readonly Label[];
  /** The labels of all images by number, one image after the other; distinct within an image, in the service's order. */
  readonly labelNumbers: Uint32Array;
  /** Where the labels of each image begin in `labelNumbers`, and after the last image where they end. */
  readonly labelStarts: Uint32Array;
  readonly #columns: readonly ImageColumns[];
  /** The position of the first image of each of the columns. */
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

  /** An image as an object of PAI without its labels, made for this call; undefined if there is none at this position. */
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

  /** The position of an image; -1 if the set does not have it. */
  positionOf(imageId: string): number {
    for (let position = 0; position < this.size; position += 1)
      if (this.text('ImageId', position) === imageId) return position;
    return -1;
  }

  /** Which of the columns hold an image: the last that begin at or before it. */
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

  /** The number of a label; undefined if no image carries it. */
  numberOf(key: string, value: string): number | undefined {
    const number = this.#numbers.get(key)?.get(value);
    return this.#has(number) ? number : undefined;
  }

  /** Every key that a label of the set has. */
  keys(): readonly string[] {
    return [...this.#numbers].flatMap(([key, values]) => ([...values.values()].some(this.#has) ? [key] : []));
  }

  /** The numbers of all labels of a key. */
  numbersOf(key: string): readonly number[] {
    return [...(this.#numbers.get(key)?.values() ?? [])].filter(this.#has);
  }

  /** The numbers of an image's labels. For a walk over all images, `labelNumbers` and `labelStarts` cost less. */
  labelsOf(position: number): Uint32Array {
    return this.labelNumbers.subarray(this.labelStarts[position] ?? 0, this.labelStarts[position + 1] ?? 0);
  }

  /** An image's labels, in the order the service gave them. */
  labelsAt(position: number): Label[] {
    return [...this.labelsOf(position)].flatMap((number) => this.labels[number] ?? []);
  }

  /** Calls with the positions of the images that carry a label, ascending. */
  eachImageWith(label: number, visit: (position: number) => void): void {
    const { starts, positions } = this.#carried();
    const end = starts[label + 1] ?? 0;
    for (let at = starts[label] ?? 0; at < end; at += 1) visit(positions[at] ?? 0);
  }

  /** Whether any image that carries a label passes the test; looks no further than the first. */
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

  /** Counts under a filter. A method, so that the code for it is loaded with the first images. */
  tally(filter: ImageFilter): Tally {
    return tallyImages(this, filter);
  }
}

/** Sorts by label what is sorted by image: counts, sums up, and then puts each image where the next of its label goes. */
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
