import type { PaiErrorBody } from '../../../contract/errors.ts';
import { failedRecord } from '../../../contract/image-set/encode-images.ts';
import type { EncodedBytes } from '../../http/encoded-bytes.ts';

/** How many images a set has, and how many fewer than its source counts. */
export interface SetSize {
  readonly images: number;
  readonly missing: number;
}

/**
 * The records of one image set while it is loaded and after. Any number of readers follow it, each at its own pace and
 * from the first record: a slow one holds nothing but its place.
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

  /** Whether the last record is there. */
  get isOver(): boolean {
    return this.#isOver;
  }

  add(record: Uint8Array<ArrayBuffer>): void {
    this.#records.push(record);
    this.#bytes += record.length;
    this.#wake();
  }

  /** Adds the last record, and says how many images there are, and how many fewer than the source counts. */
  end(record: Uint8Array<ArrayBuffer>, images = 0, missing = 0): void {
    this.#isOver = true;
    this.#images = images;
    this.#missing = missing;
    this.add(record);
  }

  /**
   * Whether it lacks images that another set has: it is smaller, and further from what its source counts. A source that
   * lost images counts fewer, and one that always counts too many is as far from its count as before.
   */
  isShortOf({ images, missing }: SetSize): boolean {
    return this.#images < images && this.#missing > missing;
  }

  get size(): SetSize {
    return { images: this.#images, missing: this.#missing };
  }

  /** Ends it with the error that the source gave. Nobody may keep such a set. */
  fail(status: number, body: PaiErrorBody): void {
    this.end(failedRecord(status, body));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }

  /**
   * The records from a place on, about `most` bytes of them and at least one; waits while there are none. Empty after the
   * last record. Returns at once with nothing if the signal aborts.
   */
  async from(place: number, most: number, signal: AbortSignal): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    while (place >= this.#records.length && !this.#isOver && !signal.aborted) await this.#more(signal);
    const taken: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for (let at = place; at < this.#records.length && (at === place || bytes < most); at += 1) {
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

  /** All records as one. Only of a set that is over. */
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

/** An image set for one reader: whole, or as it is loaded. `leave` must be called when the reader needs no more of it. */
export type ImageSetAnswer =
  | { readonly kind: 'whole'; readonly set: EncodedBytes }
  | { readonly kind: 'growing'; readonly set: GrowingSet; readonly leave: () => void };
