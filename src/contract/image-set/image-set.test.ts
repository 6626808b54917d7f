import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Image, Label } from '../operations.ts';
import { ImageSetFormError } from './bytes.ts';
import { type DecodedRecord, ImageSetDecoder } from './decode-images.ts';
import { endRecord, failedRecord, ImageSetEncoder, progressRecord } from './encode-images.ts';
import { TEXT_FIELDS } from './form.ts';

/** Any text of JSON, including lone surrogates, byte order marks and names of Object's own properties. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '__proto__', '\ufeffx', '\ud83d', '9007199254740993', 'PUBLIC', 'PRIVATE'),
);
const anyLabel: fc.Arbitrary<Label> = fc.record({ Key: anyText, Value: anyText });
const anySize = fc.oneof(
  fc.nat(),
  fc.double({ noNaN: true }),
  fc.constantFrom(-0, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 2 ** 60),
);
const anyImages: fc.Arbitrary<readonly Image[]> = fc
  .array(
    fc.record(
      {
        ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, anyText])),
        Size: anySize,
        Labels: fc.uniqueArray(anyLabel, { selector: ({ Key, Value }) => JSON.stringify([Key, Value]), maxLength: 6 }),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 40 },
  )
  .map((images) => images.map((image, index) => ({ ...image, ImageId: `image-${index}` }) as Image));

/** Cuts bytes at positions that the numbers choose. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, at) => bytes.subarray(from, places[at] ?? bytes.length));
}

function joined(records: Iterable<Uint8Array>): Uint8Array {
  return Uint8Array.from([...records].flatMap((record) => [...record]));
}

function pushed(decoder: ImageSetDecoder, bytes: Uint8Array): readonly DecodedRecord[] {
  const records: DecodedRecord[] = [];
  decoder.push(bytes, (record) => records.push(record));
  return records;
}

const imagesOf = (records: readonly DecodedRecord[]): readonly Image[] =>
  records.flatMap((record) =>
    record.kind === 'images' ? Array.from({ length: record.columns.length }, (_, at) => record.columns.image(at)) : [],
  );

const END = { isComplete: true, answeredAt: 1_764_000_000_000 };

describe('an image set', () => {
  test('round-trips, however its bytes are cut', () => {
    fc.assert(
      fc.property(anyImages, anyImages, fc.array(fc.nat(), { maxLength: 12 }), (first, second, cuts) => {
        const later = second.map((image, index) => ({ ...image, ImageId: `later-${index}` }));
        const encoder = new ImageSetEncoder();
        const progress = { loaded: first.length, totalCount: 7 };
        const stream = joined([
          ...encoder.images(first),
          progressRecord(progress),
          ...encoder.images(later),
          endRecord(END),
        ]);
        const decoder = new ImageSetDecoder();
        const records = pieces(stream, cuts).flatMap((piece) => pushed(decoder, Buffer.from(piece)));
        expect(imagesOf(records)).toEqual([...first, ...later]);
        expect(records).toContainEqual({ kind: 'progress', progress });
        expect(records.at(-1)).toEqual({ kind: 'end', end: END });
        expect(decoder.isEnded).toBe(true);
        const distinct = new Set(decoder.labels.map(({ Key, Value }) => JSON.stringify([Key, Value])));
        expect(distinct.size).toBe(decoder.labels.length);
      }),
    );
  });

  test('encodes any number of images in records of 1,000', () => {
    const images = Array.from({ length: 2_345 }, (_, index) => ({
      ImageId: `${index}`,
      Labels: [{ Key: 'n', Value: `${index % 9}` }],
    }));
    const records = [...new ImageSetEncoder().images(images)];
    const decoder = new ImageSetDecoder();
    expect(imagesOf(records.flatMap((record) => pushed(decoder, record)))).toEqual(images);
    expect([records.length, decoder.labels.length]).toEqual([3, 9]);
  });

  test('counts a repeated label of an image once', () => {
    const label = { Key: 'a', Value: '1' };
    const [record = new Uint8Array()] = new ImageSetEncoder().images([{ ImageId: 'x', Labels: [label, label] }]);
    expect(imagesOf(pushed(new ImageSetDecoder(), record))).toEqual([{ ImageId: 'x', Labels: [label] }]);
  });

  test('ends with the error body of PAI if a page failed', () => {
    const body = { RequestId: 'R', HostId: 'h', Code: 'NoPermission', Message: 'not allowed', Recommend: '' };
    expect(pushed(new ImageSetDecoder(), failedRecord(403, body))).toEqual([{ kind: 'failed', status: 403, body }]);
  });

  test('has no end if the stream was cut off', () => {
    const bytes = joined([...new ImageSetEncoder().images([{ ImageId: 'x' }]), endRecord(END)]);
    const decoder = new ImageSetDecoder();
    expect(pushed(decoder, bytes.subarray(0, -1))).toHaveLength(1);
    expect(decoder.isEnded).toBe(false);
  });

  test('emits the records before bad bytes of the same piece', () => {
    const good = [...new ImageSetEncoder().images([{ ImageId: 'x' }])];
    const piece = joined([...good, progressRecord({ loaded: 1, totalCount: 2 }), Uint8Array.of(0, 0, 0, 0, 99)]);
    const records: DecodedRecord[] = [];
    expect(() => new ImageSetDecoder().push(piece, (record) => records.push(record))).toThrow(ImageSetFormError);
    expect(imagesOf(records)).toEqual([{ ImageId: 'x' }]);
    expect(records).toHaveLength(2);
  });

  test('keeps no bytes of decoded records in memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const decoder = new ImageSetDecoder();
    const read = () => {
      const [record = new Uint8Array()] = new ImageSetEncoder().images([
        { ImageId: 'x', Name: 'n', Labels: [{ Key: 'k', Value: 'v' }] },
      ]);
      return { bytes: new WeakRef(record.buffer), records: pushed(decoder, record) };
    };
    const { bytes, records } = read();
    await setImmediate();
    collect();
    expect(bytes.deref()).toBeUndefined();
    expect(imagesOf(records)).toHaveLength(1);
  });

  test('throws only ImageSetFormError for bytes of another form', () => {
    const sound = joined(
      new ImageSetEncoder().images([{ ImageId: 'x', Name: 'n', Labels: [{ Key: 'k', Value: 'v' }] }]),
    );
    const mutated = fc
      .tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 }))
      .map(([at, byte]) => sound.map((old, index) => (index === at ? byte : old)));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), (bytes) => {
        try {
          pushed(new ImageSetDecoder(), bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ImageSetFormError);
        }
      }),
    );
  });
});
