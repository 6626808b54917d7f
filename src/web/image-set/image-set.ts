import type { Image, Label } from '../../contract/operations.ts';

/** What an answer says about an image, its labels aside. */
export type ImageFacts = Omit<Image, 'Labels'>;

/**
 * Images of one scope, as far as they have arrived, with their labels as whole numbers: lists in both directions, from
 * an image to its labels and from a label to its images, so that counting never compares texts.
 */
export interface ImageSet {
  /** Distinct by id, in order of arrival; an image is named by its position here. */
  readonly images: readonly ImageFacts[];
  /** Distinct; a label is named by its number, its position here. */
  readonly labels: readonly Label[];
  /** The number of a label; undefined if no image carries it. */
  numberOf(key: string, value: string): number | undefined;
  /** Every key that a label of the set has. */
  keys(): Iterable<string>;
  /** The numbers of all labels of a key. */
  numbersOf(key: string): readonly number[];
  /** The numbers of an image's labels, in the order the service gave them. */
  labelsOf(position: number): readonly number[];
  /** Calls with the positions of the images that carry a label, ascending. */
  eachImageWith(label: number, visit: (position: number) => void): void;
  /** Whether any image that carries a label passes the test; looks no further than the first. */
  someImageWith(label: number, test: (position: number) => boolean): boolean;
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
    const images = [...this.#images];
    const labels = [...this.#labels];
    const isIn = (number: number | undefined) => number !== undefined && number < labels.length;
    return {
      images,
      labels,
      numberOf: (key, value) => {
        const number = this.#numbers.get(key)?.get(value);
        return isIn(number) ? number : undefined;
      },
      keys: () => [...this.#numbers].flatMap(([key, values]) => ([...values.values()].some(isIn) ? [key] : [])),
      numbersOf: (key) => [...(this.#numbers.get(key)?.values() ?? [])].filter(isIn),
      labelsOf: (position) => (position < images.length ? this.#labelsOfImages[position] : undefined) ?? [],
      eachImageWith: (label, visit) => {
        for (const position of this.#imagesOfLabels[label] ?? []) {
          if (position >= images.length) return;
          visit(position);
        }
      },
      someImageWith: (label, test) =>
        this.#imagesOfLabels[label]?.some((position) => position < images.length && test(position)) ?? false,
    };
  }
}

/** A set of these images, all at once. */
export function imageSetOf(images: readonly Image[]): ImageSet {
  const builder = new ImageSetBuilder();
  builder.add(images);
  return builder.snapshot();
}
