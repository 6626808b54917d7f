import { isUtf8 } from 'node:buffer';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import { fileIssue } from '../../../settings/check-value.ts';
import { placeOfByte } from './json-trail.ts';

/** UTF-16 text that begins with its mark. A lone surrogate is refused: UTF-8 would silently replace it. */
function readUtf16(bytes: Buffer, isLittle: boolean): Result<Buffer> {
  if (bytes.length % 2 !== 0)
    return failed(
      `is text in UTF-16 that was cut off: it ends with half a unit, after ${bytes.length} bytes; save it again`,
    );
  const units = Buffer.from(bytes.subarray(2));
  const text = (isLittle ? units : units.swap16()).toString('utf16le');
  const half = text.search(/\p{Cs}/u);
  if (half < 0) return ok(Buffer.from(text));
  const before = text.slice(0, half);
  const line = before.split('\n').length;
  const column = half - before.lastIndexOf('\n');
  const sign = text.charCodeAt(half).toString(16);
  return failed(
    `is text in UTF-16 with half a character, U+${sign.toUpperCase()}, in line ${line}, column ${column}; save it again, or take that out`,
  );
}

/** UTF-8 text. An error names the encoding that other bytes may have. */
function readUtf8(bytes: Buffer): Result<Buffer> {
  const zero = bytes.indexOf(0);
  if (zero < 0 && isUtf8(bytes)) return ok(bytes);
  const utf16 = utf16Order(bytes);
  if (utf16 !== undefined)
    return failed(`is not text in UTF-8; it looks like ${utf16}, fix it with: iconv -f ${utf16} -t UTF-8 FILE > FIXED`);
  const broken = firstBroken(bytes);
  if (broken === undefined)
    return failed(`holds a zero byte in ${placeOfByte(bytes, zero)}, and text has none; save it again`);
  const hex = (bytes[broken] as number).toString(16).padStart(2, '0');
  const where = `is not text in UTF-8: byte 0x${hex} in ${placeOfByte(bytes, broken)}`;
  if (broken >= bytes.length - 3 && isCutOff(bytes, broken))
    return failed(`${where} begins a character that is cut off`);
  if (!isMostlyUtf8(bytes, broken)) {
    const name = isGb18030(bytes) ? 'GB18030' : 'WINDOWS-1252';
    const again = name === 'GB18030' ? '' : '; save it again in UTF-8';
    return failed(`${where}${again}; if it is in ${name}, fix it with: iconv -f ${name} -t UTF-8 FILE > FIXED`);
  }
  return failed(`${where}; save it again, or leave such bytes out: iconv -c -f UTF-8 -t UTF-8 FILE > FIXED`);
}

/** UTF-16 without a mark: every second byte of JSON is zero. */
function utf16Order(bytes: Buffer): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const begin = bytes.subarray(0, 200);
  const zeros = [0, 0];
  for (const [at, byte] of begin.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 4 < begin.length || Math.min(even, odd) > 0) return undefined;
  return odd > even ? 'UTF-16LE' : 'UTF-16BE';
}

/**
 * Whether most characters near the first invalid byte that are not ASCII are valid UTF-8. In another encoding some are
 * so by chance: one Chinese character of twelve in GB18030. Half a pair of UTF-16 in three bytes is written beside UTF-8.
 */
function isMostlyUtf8(bytes: Buffer, broken: number): boolean {
  if (/^ed[ab].[89ab]/.test(bytes.subarray(broken, broken + 3).toString('hex'))) return true;
  const text = bytes.subarray(Math.max(0, broken - BLOCK_BYTES), broken + BLOCK_BYTES).toString();
  const others = text.match(/[^\0-\x7f]/gu) ?? [];
  return others.filter((sign) => sign !== '\ufffd').length * 2 > others.length;
}

function isGb18030(bytes: Buffer): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The number of bytes that are checked at once: checking each character would take minutes for 500 MB. */
const BLOCK_BYTES = 64 * 1024;

/** The position of the first invalid byte of UTF-8. */
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

/** Whether a byte is a continuation byte. */
function isInside(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Whether the character at `at` is cut off at the end of the bytes. */
function isCutOff(bytes: Buffer, at: number): boolean {
  const first = bytes[at] as number;
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  const rest = bytes.subarray(at + 1);
  return first < 0xf5 && at + length > bytes.length && rest.every(isInside);
}

/** In bytes; just below the length limit of V8 strings, which is less than 512 * 1024 * 1024. */
const MAX_BYTES = 512_000_000;

/** The first bytes of files that are not text. */
const PACKED: readonly (readonly [begin: string, what: string])[] = [
  ['1f8b', 'is compressed by gzip; fix it with: gunzip -c FILE > FIXED'],
  ['504b0304', 'is a zip archive or a workbook: unpack it, or export JSON'],
  ['28b52ffd', 'is compressed by zstd; fix it with: zstd -dc FILE > FIXED'],
  ['fd377a585a', 'is compressed by xz; fix it with: xz -dc FILE > FIXED'],
  ['425a68', 'is compressed by bzip2; fix it with: bzip2 -dc FILE > FIXED'],
  ['0000feff', 'is text in UTF-32; fix it with: iconv -f UTF-32 -t UTF-8 FILE > FIXED'],
  ['fffe0000', 'is text in UTF-32; fix it with: iconv -f UTF-32 -t UTF-8 FILE > FIXED'],
];

/**
 * Reads a text file as UTF-8 without a mark. UTF-16 is recognized by its mark, which PowerShell writes. An error is
 * worded to follow the name of the file.
 */
export function readCatalogBytes(path: string): Result<Buffer> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return failed(fileKindIssue(stat));
    if (stat.size > MAX_BYTES) return failed(`has ${stat.size} bytes, at most ${MAX_BYTES} (512 MB) are read`);
    return decode(readFileSync(path));
  } catch (error) {
    return failed(`cannot be read: ${fileIssue(error)}`);
  }
}

function fileKindIssue(stat: Stats): string {
  if (stat.isDirectory()) return 'is not a file but a folder';
  return stat.isFIFO() ? 'is not a file but a pipe: save it first' : 'is not a file';
}

function decode(bytes: Buffer): Result<Buffer> {
  if (bytes.length === 0) return failed('is empty');
  const begin = bytes.subarray(0, 8).toString('hex');
  const packed = PACKED.find(([sign]) => begin.startsWith(sign));
  if (packed !== undefined) return failed(packed[1]);
  const isLittle = begin.startsWith('fffe');
  if (isLittle || begin.startsWith('feff')) return readUtf16(bytes, isLittle);
  return readUtf8(begin.startsWith('efbbbf') ? bytes.subarray(3) : bytes);
}
