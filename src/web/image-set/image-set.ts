import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Image, Label } from '../../contract/operations.ts';
import { type Tally, tallyImages } from './tally.ts';

/** What an answer says about an image, its labels aside. */
export type ImageFacts = Omit<Image, 'Labels'>;

/** By key and value the number of a label, and by number the positions of its images. Later pages make them longer. */
interface LabelIndex {
  readonly numbers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly labelsOfImages: readonly (readonly number[])[];
  readonly imagesOfLabels: readonly (readonly number[])[];
}

/**
 * Images of one scope, as far as they have arrived, with their labels as whole numbers: lists in both directions, from
 * an image to its labels and from a label to its images, so that counting never compares texts.
 */
export class ImageSet {
  /** Distinct by id, in order of arrival; an image is named by its position here. */
  readonly images: readonly ImageFacts[];
  /** Distinct; a label is named by its number, its position here. */
  readonly labels: readonly Label[];
  readonly #index: LabelIndex;

  constructor(images: readonly ImageFacts[], labels: readonly Label[], index: LabelIndex) {
    this.images = images;
    this.labels = labels;
    this.#index = index;
  }

  #has = (number: number | undefined): boolean => number !== undefined && number < this.labels.length;

  /** The number of a label; undefined if no image carries it. */
  numberOf(key: string, value: string): number | undefined {
    const number = this.#index.numbers.get(key)?.get(value);
    return this.#has(number) ? number : undefined;
  }

  /** Every key that a label of the set has. */
  keys(): readonly string[] {
    return [...this.#index.numbers].flatMap(([key, values]) => ([...values.values()].some(this.#has) ? [key] : []));
  }

  /** The numbers of all labels of a key. */
  numbersOf(key: string): readonly number[] {
    return [...(this.#index.numbers.get(key)?.values() ?? [])].filter(this.#has);
  }

  /** The numbers of an image's labels, in the order the service gave them. */
  labelsOf(position: number): readonly number[] {
    return (position < this.images.length ? this.#index.labelsOfImages[position] : undefined) ?? [];
  }

  /** Calls with the positions of the images that carry a label, ascending. */
  eachImageWith(label: number, visit: (position: number) => void): void {
    for (const position of this.#index.imagesOfLabels[label] ?? []) {
      if (position >= this.images.length) return;
      visit(position);
    }
  }

  /** Whether any image that carries a label passes the test; looks no further than the first. */
  someImageWith(label: number, test: (position: number) => boolean): boolean {
    return (
      this.#index.imagesOfLabels[label]?.some((position) => position < this.images.length && test(position)) ?? false
    );
  }

  /** Counts under a filter. A method, so that the code for it is loaded with the first images. */
  tally(filter: ImageFilter): Tally {
    return tallyImages(this, filter);
  }
}

/** Collects images as pages of them arrive. Lists only grow, so a set once given stays as it was. */
export class ImageSetBuilder {
  readonly #images: ImageFacts[] = [];
  readonly #ids = new Set<string>();
  readonly #labels: Label[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #labelsOfImages: (readonly number[])[] = [];
  readonly #imagesOfLabels: number[][] = [];

  get size(): number {
    return this.#images.length;
  }

  /** Takes the images that are not there yet; a service that pages while images change repeats some. */
  add(images: readonly Image[]): void {
    for (const { Labels = [], ...facts } of images) {
      if (this.#ids.has(facts.ImageId)) continue;
      this.#ids.add(facts.ImageId);
      const position = this.#images.push(facts) - 1;
      const numbers = [...new Set(Labels.map((label) => this.#numberFor(label)))];
      this.#labelsOfImages.push(numbers);
      for (const number of numbers) this.#imagesOfLabels[number]?.push(position);
    }
  }

  #numberFor(label: Label): number {
    const values = this.#numbers.get(label.Key) ?? new Map<string, number>();
    if (values.size === 0) this.#numbers.set(label.Key, values);
    const known = values.get(label.Value);
    if (known !== undefined) return known;
    const number = this.#labels.push({ Key: label.Key, Value: label.Value }) - 1;
    values.set(label.Value, number);
    this.#imagesOfLabels.push([]);
    return number;
  }

  /** The images so far. What is added later is not in it. */
  snapshot(): ImageSet {
    return new ImageSet([...this.#images], [...this.#labels], {
      numbers: this.#numbers,
      labelsOfImages: this.#labelsOfImages,
      imagesOfLabels: this.#imagesOfLabels,
    });
  }
}

/** A set of these images, all at once. */
export function imageSetOf(images: readonly Image[]): ImageSet {
  const builder = new ImageSetBuilder();
  builder.add(images);
  return builder.snapshot();
}
