import { type DecodedRecord, type ImageColumns, ImageSetDecoder } from '../image-set/decode-images.ts';
import { ImageSetEncoder } from '../image-set/encode-images.ts';
import type { Image } from '../operations.ts';
import { ImageSet } from './image-set.ts';

/** A record without images. */
export type OtherRecord = Exclude<DecodedRecord, { readonly kind: 'images' }>;

/** Collects the images of a stream as its records arrive. A snapshot never changes. */
export class ImageSetBuilder {
  readonly #decoder = new ImageSetDecoder();
  readonly #columns: ImageColumns[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();
  #labelCount = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the last record has arrived. */
  get isEnded(): boolean {
    return this.#decoder.isEnded;
  }

  /**
   * Adds the next bytes of a stream, and passes on the records without images. Throws an ImageSetFormError at the first
   * bytes of another form; the images before them are in the set.
   */
  add(bytes: Uint8Array, take: (record: OtherRecord) => void = () => {}): void {
    this.#decoder.push(bytes, (record) => {
      if (record.kind === 'images') this.#addImages(record.columns);
      else take(record);
    });
  }

  #addImages(columns: ImageColumns): void {
    this.#columns.push(columns);
    this.#size += columns.length;
    this.#number(columns.labelNumbers);
  }

  /** Numbers labels by their first image: no image of these or of earlier records has a later label. */
  #number(labelNumbers: Uint32Array): void {
    let count = this.#labelCount;
    for (const number of labelNumbers) if (number >= count) count = number + 1;
    for (let number = this.#labelCount; number < count; number += 1) {
      const { Key = '', Value = '' } = this.#decoder.labels[number] ?? {};
      const values = this.#numbers.get(Key) ?? new Map<string, number>();
      if (values.size === 0) this.#numbers.set(Key, values);
      values.set(Value, number);
    }
    this.#labelCount = count;
  }

  /** The images so far. Later images are not added to this set. */
  snapshot(): ImageSet {
    return new ImageSet([...this.#columns], this.#decoder.labels.slice(0, this.#labelCount), this.#numbers);
  }
}

/**
 * A set of these images, whose ids must be distinct. They are encoded and decoded as a stream, so that there is one
 * kind of set. We rejected a second kind over objects: tests would have to prove it equal.
 */
export function imageSetOf(images: readonly Image[]): ImageSet {
  const builder = new ImageSetBuilder();
  for (const record of new ImageSetEncoder().images(images)) builder.add(record);
  return builder.snapshot();
}
