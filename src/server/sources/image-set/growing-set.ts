import type { PaiErrorBody } from '../../../contract/errors.ts';
import { failedRecord } from '../../../contract/image-set/encode-images.ts';
import type { EncodedBytes } from '../../http/encoded-bytes.ts';

/** The number of images of a set, and how many of the images that its source counts are missing. */
export interface SetSize {
  readonly images: number;
  readonly missing: number;
}

/**
 * The records of one image set, during and after its load. Any number of readers follow it from the first record, each
 * at its own pace. A slow reader costs no memory except its position.
 */
export class GrowingSet {
  #images = 0;
  #missing = 0;
  readonly #records: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;
  #isOver = false;
  #waiting = new Set<() => void>();

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether the last record was added. */
  get isOver(): boolean {
    return this.#isOver;
  }

  add(record: Uint8Array<ArrayBuffer>): void {
    this.#records.push(record);
    this.#bytes += record.length;
    this.#wake();
  }

  /** Adds the last record. `missing` is the number of images that the source counts and the set does not have. */
  end(record: Uint8Array<ArrayBuffer>, images = 0, missing = 0): void {
    this.#isOver = true;
    this.#images = images;
    this.#missing = missing;
    this.add(record);
  }

  /**
   * Whether it lacks images that another set has: it is smaller, and more images are missing. Both are needed: a source
   * that lost images also counts fewer, and a source that always counts too many has the same difference as before.
   */
  isShortOf({ images, missing }: SetSize): boolean {
    return this.#images < images && this.#missing > missing;
  }

  get size(): SetSize {
    return { images: this.#images, missing: this.#missing };
  }

  /** Ends the set with the error of the source. Such a set must not be cached. */
  fail(status: number, body: PaiErrorBody): void {
    this.end(failedRecord(status, body));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }

  /**
   * Returns the records from a position on: about `most` bytes, and at least one record. Waits while there are none.
   * Returns an empty list after the last record, and at once if the signal aborts.
   */
  async from(place: number, max: number, signal: AbortSignal): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    while (place >= this.#records.length && !this.#isOver && !signal.aborted) await this.#more(signal);
    const taken: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for (let at = place; at < this.#records.length && (at === place || bytes < max); at += 1) {
      const record = this.#records[at];
      if (record === undefined) break;
      taken.push(record);
      bytes += record.length;
    }
    return signal.aborted ? [] : taken;
  }

  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  /** Joins all records. Call it only after the last record. */
  whole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#bytes);
    let at = 0;
    for (const record of this.#records) {
      whole.set(record, at);
      at += record.length;
    }
    return whole;
  }
}

/** An image set for one reader: whole, or still loading. The reader must call `leave` when it stops reading. */
export type ImageSetAnswer =
  | { readonly kind: 'whole'; readonly set: EncodedBytes }
  | { readonly kind: 'growing'; readonly set: GrowingSet; readonly leave: () => void };
