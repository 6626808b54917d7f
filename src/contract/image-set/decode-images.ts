import type { PaiErrorBody } from '../errors.ts';
import type { Image, Label } from '../operations.ts';
import { ByteReader, ImageSetFormError } from './bytes.ts';
import {
  MAX_RECORD_BYTES,
  type Progress,
  RECORD_HEAD,
  RECORD_KINDS,
  type SetEnd,
  TEXT_FIELDS,
  type TextField,
} from './form.ts';
import { readTexts, type TextColumn } from './text-column.ts';

/** The images of one record, as columns. A position counts from 0 within the record. */
export interface ImageColumns {
  readonly length: number;
  /** The text of a field of an image; undefined if the image does not have it. */
  text(field: TextField, position: number): string | undefined;
  size(position: number): number | undefined;
  /**
   * The labels of all images, one image after the other, as numbers in the decoder's `labels`; distinct within an
   * image.
   */
  readonly labelNumbers: Uint32Array;
  /** Where the labels of each image begin in `labelNumbers`; the last entry is the end of the last image. */
  readonly labelStarts: Uint32Array;
  /** One image as an object of PAI, for code that needs few images, such as the details. */
  image(position: number): Image;
}

export type DecodedRecord =
  | { readonly kind: 'images'; readonly columns: ImageColumns }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'end'; readonly end: SetEnd }
  /** A page of the list failed; the images before it are valid but not complete. */
  | { readonly kind: 'failed'; readonly status: number; readonly body: PaiErrorBody };

/**
 * Reads a stream of `GET /api/image-set` as it arrives. `push` takes pieces of any size and emits every complete
 * record. At the end of the bytes, `isEnded` says whether the last record was read: if not, the stream was cut off and
 * the set is partial.
 *
 * `labels` grows with each record of images; existing entries never change. Number N is `labels[N]`, and labels are
 * distinct over the whole stream. Images are distinct by id, in the order of the source.
 *
 * `push` throws an ImageSetFormError at the first bytes of another form, after it has emitted the records before them.
 * We rejected returning a list: one bad byte would lose all good records of a piece. Do not use the decoder after an
 * error.
 */
export class ImageSetDecoder {
  readonly labels: Label[] = [];
  readonly #keys: string[] = [];
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #isEnded = false;

  get isEnded(): boolean {
    return this.#isEnded;
  }

  push(bytes: Uint8Array, take: (record: DecodedRecord) => void): void {
    if (bytes.length > 0) this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    for (let body = this.#nextBody(); body !== undefined; body = this.#nextBody()) {
      if (this.#isEnded) throw new ImageSetFormError('a record comes after the last one');
      take(this.#read(body.kind, body.bytes));
    }
  }

  #nextBody(): { readonly kind: number; readonly bytes: Uint8Array } | undefined {
    if (this.#waitingBytes < RECORD_HEAD) return undefined;
    const first = this.#first(RECORD_HEAD);
    const head = new DataView(first.buffer, first.byteOffset, RECORD_HEAD);
    const length = head.getUint32(0, true);
    if (length > MAX_RECORD_BYTES) throw new ImageSetFormError('a record is too long');
    if (this.#waitingBytes < RECORD_HEAD + length) return undefined;
    const whole = this.#first(RECORD_HEAD + length);
    this.#drop(whole.length);
    return { kind: head.getUint8(4), bytes: whole.subarray(RECORD_HEAD) };
  }

  /** The first buffered bytes, joined only if they are in several pieces. */
  #first(count: number): Uint8Array {
    const [first] = this.#waiting;
    if (first !== undefined && first.length >= count) return first.subarray(0, count);
    const joined = new Uint8Array(count);
    let at = 0;
    for (const piece of this.#waiting) {
      if (at === count) break;
      const part = piece.subarray(0, count - at);
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }

  #drop(count: number): void {
    this.#waitingBytes -= count;
    let left = count;
    const gone = this.#waiting.findIndex((piece) => {
      if (piece.length > left) return true;
      left -= piece.length;
      return false;
    });
    this.#waiting = gone === -1 ? [] : this.#waiting.slice(gone);
    const [first] = this.#waiting;
    if (first !== undefined) this.#waiting[0] = first.subarray(left);
  }

  #read(kind: number, bytes: Uint8Array): DecodedRecord {
    switch (kind) {
      case RECORD_KINDS.images:
        return { kind: 'images', columns: this.#readImages(new ByteReader(bytes)) };
      case RECORD_KINDS.progress:
        return { kind: 'progress', progress: readJson<Progress>(bytes) };
      case RECORD_KINDS.end:
        this.#isEnded = true;
        return { kind: 'end', end: readJson<SetEnd>(bytes) };
      case RECORD_KINDS.failed:
        this.#isEnded = true;
        return { kind: 'failed', ...readJson<{ status: number; body: PaiErrorBody }>(bytes) };
      default:
        throw new ImageSetFormError('a record has an unknown kind');
    }
  }

  #readImages(reader: ByteReader): ImageColumns {
    // Loops instead of closures over the reader: the functions returned below would keep its bytes in memory.
    const length = reader.count();
    const texts = new Map<TextField, TextColumn>();
    for (const field of TEXT_FIELDS) texts.set(field, readTexts(reader, length));
    const sizes = new Float64Array(length);
    for (let position = 0; position < length; position += 1) sizes[position] = readSize(reader) ?? Number.NaN;

    const addedKeys = readTexts(reader, reader.count());
    for (let at = 0; at < addedKeys.length; at += 1) this.#keys.push(addedKeys.at(at) ?? '');
    const added = reader.count();
    const keys: (string | undefined)[] = [];
    for (let at = 0; at < added; at += 1) keys.push(this.#keys[reader.number()]);
    const values = readTexts(reader, added);
    for (const [at, Key] of keys.entries()) {
      if (Key === undefined) throw new ImageSetFormError('a label names a key that is not there');
      this.labels.push({ Key, Value: values.at(at) ?? '' });
    }
    const { labelStarts, hasLabels, total } = readStarts(reader, length);
    const labelNumbers = new Uint32Array(total);
    for (let at = 0; at < total; at += 1) {
      const number = reader.number();
      if (number >= this.labels.length) throw new ImageSetFormError('an image names a label that is not there');
      labelNumbers[at] = number;
    }
    if (reader.left > 0) throw new ImageSetFormError('a record is longer than its images');

    const { labels } = this;
    const text = (field: TextField, position: number) => texts.get(field)?.at(position);
    const size = (position: number) => {
      const value = sizes[position];
      return value === undefined || Number.isNaN(value) ? undefined : value;
    };
    return { length, text, size, labelNumbers, labelStarts, image };

    function image(position: number): Image {
      const found: Record<string, unknown> = {};
      for (const field of TEXT_FIELDS) {
        const value = text(field, position);
        if (value !== undefined) found[field] = value;
      }
      if (size(position) !== undefined) found.Size = size(position);
      if (hasLabels[position] === 1)
        found.Labels = Array.from(
          labelNumbers.subarray(labelStarts[position], labelStarts[position + 1]),
          (number) => labels[number],
        );
      return found as Image;
    }
  }
}

function readStarts(reader: ByteReader, length: number) {
  const labelStarts = new Uint32Array(length + 1);
  const hasLabels = new Uint8Array(length);
  let total = 0;
  for (let position = 0; position < length; position += 1) {
    const coded = reader.number();
    hasLabels[position] = coded === 0 ? 0 : 1;
    total += Math.max(0, coded - 1);
    labelStarts[position + 1] = total;
  }
  if (total > reader.left) throw new ImageSetFormError('a record ends too early');
  return { labelStarts, hasLabels, total };
}

function readSize(reader: ByteReader): number | undefined {
  const coded = reader.number();
  if (coded === 0) return undefined;
  return coded === 1 ? reader.float() : coded - 2;
}

function readJson<Value>(bytes: Uint8Array): Value {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ImageSetFormError('a record is not JSON');
  }
}
