import type { PaiErrorBody } from '../errors.ts';
import type { Image, Label } from '../operations.ts';
import { ByteWriter } from './bytes.ts';
import { IMAGES_PER_RECORD, type Progress, RECORD_HEAD, RECORD_KINDS, type SetEnd, TEXT_FIELDS } from './form.ts';
import { writeTexts } from './text-column.ts';

/** Writes the records of one stream. A label gets its number at its first occurrence and keeps it until the end. */
export class ImageSetEncoder {
  readonly #keys = new Map<string, { readonly number: number; readonly values: Map<string, number> }>();
  #labelCount = 0;

  /** The records for these images. Ids must be distinct over all calls. */
  *images(images: readonly Image[]): Generator<Uint8Array<ArrayBuffer>> {
    for (let from = 0; from < images.length; from += IMAGES_PER_RECORD)
      yield record(RECORD_KINDS.images, this.#body(images.slice(from, from + IMAGES_PER_RECORD)));
  }

  #body(images: readonly Image[]): Uint8Array {
    const writer = new ByteWriter();
    writer.number(images.length);
    for (const field of TEXT_FIELDS)
      writeTexts(
        writer,
        images.map((image) => image[field]),
      );
    for (const { Size } of images) writeSize(writer, Size);

    const added: { readonly key: number; readonly value: string }[] = [];
    const keysBefore = this.#keys.size;
    const numbers = images.map(
      ({ Labels }) => Labels && [...new Set(Labels.map((label) => this.#numberFor(label, added)))],
    );
    const addedKeys = [...this.#keys.keys()].slice(keysBefore);
    writer.number(addedKeys.length);
    writeTexts(writer, addedKeys);
    writer.number(added.length);
    for (const { key } of added) writer.number(key);
    writeTexts(
      writer,
      added.map(({ value }) => value),
    );
    for (const ofImage of numbers) writer.number(ofImage === undefined ? 0 : ofImage.length + 1);
    for (const ofImage of numbers) for (const number of ofImage ?? []) writer.number(number);
    return writer.done();
  }

  #numberFor({ Key, Value }: Label, added: { readonly key: number; readonly value: string }[]): number {
    const key = this.#keys.get(Key) ?? { number: this.#keys.size, values: new Map<string, number>() };
    if (key.values.size === 0) this.#keys.set(Key, key);
    const known = key.values.get(Value);
    if (known !== undefined) return known;
    const number = this.#labelCount++;
    key.values.set(Value, number);
    added.push({ key: key.number, value: Value });
    return number;
  }
}

export function progressRecord(progress: Progress): Uint8Array<ArrayBuffer> {
  return jsonRecord(RECORD_KINDS.progress, progress);
}

export function endRecord(end: SetEnd): Uint8Array<ArrayBuffer> {
  return jsonRecord(RECORD_KINDS.end, end);
}

/** The last record if a page of the list failed: the response that ListImages would have given. */
export function failedRecord(status: number, body: PaiErrorBody): Uint8Array<ArrayBuffer> {
  return jsonRecord(RECORD_KINDS.failed, { status, body });
}

function jsonRecord(kind: number, value: object): Uint8Array<ArrayBuffer> {
  return record(kind, new TextEncoder().encode(JSON.stringify(value)));
}

function record(kind: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECORD_HEAD + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length, true);
  bytes[4] = kind;
  bytes.set(body, RECORD_HEAD);
  return bytes;
}

/** 0 for absent; for a small whole number, the number plus 2; else 1 and then the number. */
function writeSize(writer: ByteWriter, size: number | undefined): void {
  const isPlain = size !== undefined && Number.isInteger(size) && size <= Number.MAX_SAFE_INTEGER - 2;
  if (size === undefined) writer.number(0);
  else if (isPlain && size >= 0 && !Object.is(size, -0)) writer.number(size + 2);
  else {
    writer.number(1);
    writer.float(size);
  }
}
