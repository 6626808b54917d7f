import { type ByteReader, type ByteWriter, ImageSetFormError } from './bytes.ts';

/** The texts of one field; some may be absent. */
export interface TextColumn {
  readonly length: number;
  at(position: number): string | undefined;
}

const ALL_ABSENT = 0;
const PLAIN = 1;
const SHARED = 2;

const UTF8 = 0;
const UNITS = 1;

/**
 * Writes a column in the smallest of three forms: nothing if all texts are absent, every text, or the distinct texts
 * and a number for each position. We rejected front coding: compression does the same for repeated parts, and a reader
 * would have to join each text.
 */
export function writeTexts(writer: ByteWriter, texts: readonly (string | undefined)[]): void {
  const numbers = new Map<string, number>();
  for (const text of texts) if (text !== undefined && !numbers.has(text)) numbers.set(text, numbers.size);
  if (numbers.size === 0) writer.byte(ALL_ABSENT);
  else if (numbers.size * 2 <= texts.length) {
    writer.byte(SHARED);
    writer.number(numbers.size);
    writePlain(writer, [...numbers.keys()]);
    for (const text of texts) writer.number(text === undefined ? 0 : (numbers.get(text) ?? 0) + 1);
  } else {
    writer.byte(PLAIN);
    writePlain(writer, texts);
  }
}

/**
 * Reads a column of this many texts. A text that is not shared is cut from one long text when it is read, so that a
 * column costs few objects.
 */
export function readTexts(reader: ByteReader, length: number): TextColumn {
  const form = reader.byte();
  if (form === ALL_ABSENT) return { length, at: () => undefined };
  if (form === PLAIN) return readPlain(reader, length);
  if (form !== SHARED) throw new ImageSetFormError('a column has an unknown form');
  const shared = readPlain(reader, reader.count());
  const numbers = shared.length < 0xffff ? new Uint16Array(length) : new Uint32Array(length);
  const distinct = Array.from({ length: shared.length }, (_, position) => shared.at(position));
  for (let position = 0; position < length; position += 1) {
    const number = reader.number();
    if (number > distinct.length) throw new ImageSetFormError('a column refers to a text that is missing');
    numbers[position] = number;
  }
  return { length, at: (position) => distinct[(numbers[position] ?? 0) - 1] };
}

/** First the lengths, each plus 1, and 0 for an absent text; then all texts as one. */
function writePlain(writer: ByteWriter, texts: readonly (string | undefined)[]): void {
  for (const text of texts) writer.number(text === undefined ? 0 : text.length + 1);
  writeText(writer, texts.join(''));
}

function readPlain(reader: ByteReader, length: number): TextColumn {
  const ends = new Uint32Array(length);
  const absent = new Set<number>();
  let end = 0;
  for (let position = 0; position < length; position += 1) {
    const coded = reader.number();
    if (coded === 0) absent.add(position);
    else end += coded - 1;
    ends[position] = end;
  }
  const text = readText(reader);
  if (text.length !== end) throw new ImageSetFormError('the texts of a column do not have the stated length');
  const at = (position: number) =>
    position in ends && !absent.has(position)
      ? text.slice(position === 0 ? 0 : ends[position - 1], ends[position])
      : undefined;
  return { length, at };
}

const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * UTF-8, except for the rare text with a lone surrogate, which UTF-8 cannot encode: this is written by UTF-16 units.
 */
function writeText(writer: ByteWriter, text: string): void {
  if (/\p{Surrogate}/u.test(text)) {
    writer.byte(UNITS);
    writer.number(text.length);
    for (let at = 0; at < text.length; at += 1) writer.uint16(text.charCodeAt(at));
    return;
  }
  const bytes = encoder.encode(text);
  writer.byte(UTF8);
  writer.number(bytes.length);
  writer.bytes(bytes);
}

function readText(reader: ByteReader): string {
  const form = reader.byte();
  if (form === UTF8) return decodeUtf8(reader.bytes(reader.count()));
  if (form !== UNITS) throw new ImageSetFormError('a text has an unknown form');
  const parts: string[] = [];
  for (let left = reader.count(); left > 0; left -= 1) parts.push(String.fromCharCode(reader.uint16()));
  return parts.join('');
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ImageSetFormError('a text is not UTF-8');
  }
}
