import { isUtf8 } from 'node:buffer';
import { placeOfByte } from './json-bytes.ts';

export type ReadText =
  /** In UTF-8, without a mark. */
  | { readonly ok: true; readonly bytes: Buffer }
  /** Reads on after the name of the file. */
  | { readonly ok: false; readonly fault: string };

/** Text in UTF-16, given with its mark. Half a character is refused: in UTF-8 it would become another sign in silence. */
export function readUtf16(bytes: Buffer, isLittle: boolean): ReadText {
  if (bytes.length % 2 !== 0)
    return wrong(
      `is text in UTF-16 that was cut off: it ends with half a unit, after ${bytes.length} bytes; save it again`,
    );
  const units = Buffer.from(bytes.subarray(2));
  const text = (isLittle ? units : units.swap16()).toString('utf16le');
  const half = text.search(/\p{Cs}/u);
  if (half < 0) return { ok: true, bytes: Buffer.from(text) };
  const before = text.slice(0, half);
  const line = before.split('\n').length;
  const column = half - before.lastIndexOf('\n');
  const sign = text.charCodeAt(half).toString(16);
  return wrong(
    `is text in UTF-16 with half a character, U+${sign.toUpperCase()}, in line ${line}, column ${column}; save it again, or take that out`,
  );
}

/** Text in UTF-8; what is no UTF-8 is told with what it may be instead. */
export function readUtf8(bytes: Buffer): ReadText {
  const zero = bytes.indexOf(0);
  if (zero < 0 && isUtf8(bytes)) return { ok: true, bytes };
  const utf16 = utf16Order(bytes);
  if (utf16 !== undefined)
    return wrong(`is not text in UTF-8; it looks like ${utf16}, mend it: iconv -f ${utf16} -t UTF-8 FILE > FIXED`);
  const broken = firstBroken(bytes);
  if (broken === undefined)
    return wrong(`holds a zero byte in ${placeOfByte(bytes, zero)}, and text has none; save it again`);
  const hex = (bytes[broken] as number).toString(16).padStart(2, '0');
  const where = `is not text in UTF-8: byte 0x${hex} in ${placeOfByte(bytes, broken)}`;
  if (broken >= bytes.length - 3 && isCutOff(bytes, broken))
    return wrong(`${where} begins a character that is cut off`);
  // Text in another encoding has no character of UTF-8 before its first fault, if only by chance.
  const isMixed = bytes.subarray(0, broken).some((byte) => byte > 0x7f);
  if (!isMixed && isGb18030(bytes))
    return wrong(`${where}; if it is in GB18030, mend it: iconv -f GB18030 -t UTF-8 FILE > FIXED`);
  return wrong(`${where}; save it again, or leave such bytes out: iconv -c -f UTF-8 -t UTF-8 FILE > FIXED`);
}

/** UTF-16 without its mark: every other byte of JSON is zero. */
function utf16Order(bytes: Buffer): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const begin = bytes.subarray(0, 200);
  const zeros = [0, 0];
  for (const [at, byte] of begin.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 4 < begin.length || Math.min(even, odd) > 0) return undefined;
  return odd > even ? 'UTF-16LE' : 'UTF-16BE';
}

function isGb18030(bytes: Buffer): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** So many bytes are judged at once: character by character, 500 MB would take minutes. */
const BLOCK_BYTES = 64 * 1024;

/** Where the first byte stands that begins no character of UTF-8. */
function firstBroken(bytes: Buffer): number | undefined {
  let at = 0;
  while (at < bytes.length) {
    let end = Math.min(at + BLOCK_BYTES, bytes.length);
    for (let back = 0; back < 3 && end < bytes.length && isInside(bytes[end]); back += 1) end -= 1;
    if (!isUtf8(bytes.subarray(at, end))) return firstBrokenIn(bytes, at);
    at = end;
  }
  return undefined;
}

function firstBrokenIn(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = [1, 2, 3, 4].find((count) => at + count <= bytes.length && isUtf8(bytes.subarray(at, at + count)));
    if (length === undefined) return at;
    at += length;
  }
}

/** Whether a byte is a later one of a character. */
function isInside(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Whether a character begins at `at` that needs more bytes than there are. */
function isCutOff(bytes: Buffer, at: number): boolean {
  const first = bytes[at] as number;
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  const rest = bytes.subarray(at + 1);
  return first < 0xf5 && at + length > bytes.length && rest.every(isInside);
}

function wrong(fault: string): ReadText {
  return { ok: false, fault };
}
