import { type DecodedRecord, ImageSetDecoder } from '../../contract/image-set/decode-images.ts';
import type { Image } from '../../contract/operations.ts';

/** The content of the body of an image set. */
export interface ReadImageSet {
  readonly images: readonly Image[];
  readonly records: readonly DecodedRecord[];
  readonly last: DecodedRecord | undefined;
}

/** Reads the body of an image set to its end. */
export async function readImageSet(answer: Response): Promise<ReadImageSet> {
  const decoder = new ImageSetDecoder();
  const records: DecodedRecord[] = [];
  for await (const piece of answer.body ?? []) records.push(...recordsIn(piece, decoder));
  return { images: imagesIn(records), records, last: records.at(-1) };
}

/** The records that these bytes complete. */
export function recordsIn(bytes: Uint8Array, decoder = new ImageSetDecoder()): readonly DecodedRecord[] {
  const records: DecodedRecord[] = [];
  decoder.push(bytes, (record) => records.push(record));
  return records;
}

/** The images of these records, in PAI's format. */
export function imagesIn(records: readonly DecodedRecord[]): readonly Image[] {
  return records.flatMap((record) =>
    record.kind === 'images' ? Array.from({ length: record.columns.length }, (_, at) => record.columns.image(at)) : [],
  );
}
