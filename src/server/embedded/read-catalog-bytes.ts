import { readFileSync, type Stats, statSync } from 'node:fs';
import { fileIssue } from '../settings/check-value.ts';
import { type ReadText, readUtf8, readUtf16 } from './text-encoding.ts';

/** In bytes; just below the longest text that V8 can hold, which is shorter than 512 * 1024 * 1024. */
const MAX_BYTES = 512_000_000;

/** How files begin that are no text. */
const PACKED: readonly (readonly [begin: string, what: string])[] = [
  ['1f8b', 'is compressed by gzip; mend it: gunzip -c FILE > FIXED'],
  ['504b0304', 'is a zip archive or a workbook: unpack it, or export JSON'],
  ['28b52ffd', 'is compressed by zstd; mend it: zstd -dc FILE > FIXED'],
  ['fd377a585a', 'is compressed by xz; mend it: xz -dc FILE > FIXED'],
  ['425a68', 'is compressed by bzip2; mend it: bzip2 -dc FILE > FIXED'],
  ['0000feff', 'is text in UTF-32; mend it: iconv -f UTF-32 -t UTF-8 FILE > FIXED'],
  ['fffe0000', 'is text in UTF-32; mend it: iconv -f UTF-32 -t UTF-8 FILE > FIXED'],
];

/** Reads a file of text. UTF-16 is known by its mark, which PowerShell writes. */
export function readCatalogBytes(path: string): ReadText {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { ok: false, fault: whatItIs(stat) };
    if (stat.size > MAX_BYTES)
      return { ok: false, fault: `has ${stat.size} bytes, at most ${MAX_BYTES} (512 MB) are read` };
    return decode(readFileSync(path));
  } catch (error) {
    return { ok: false, fault: `cannot be read: ${fileIssue(error)}` };
  }
}

function whatItIs(stat: Stats): string {
  if (stat.isDirectory()) return 'is not a file but a folder';
  return stat.isFIFO() ? 'is not a file but a pipe: save it first' : 'is not a file';
}

function decode(bytes: Buffer): ReadText {
  if (bytes.length === 0) return { ok: false, fault: 'is empty' };
  const begin = bytes.subarray(0, 8).toString('hex');
  const packed = PACKED.find(([sign]) => begin.startsWith(sign));
  if (packed !== undefined) return { ok: false, fault: packed[1] };
  const isLittle = begin.startsWith('fffe');
  if (isLittle || begin.startsWith('feff')) return readUtf16(bytes, isLittle);
  return readUtf8(begin.startsWith('efbbbf') ? bytes.subarray(3) : bytes);
}
