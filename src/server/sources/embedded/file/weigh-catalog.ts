import { getHeapStatistics } from 'node:v8';
import { failed, ok, type Result } from '../../../../contract/result.ts';
import type { CatalogRecord } from './catalog-record.ts';
import { quoted } from './json-issue.ts';
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  JsonTrail,
  keyAt,
  MINUS,
  OPEN_LIST,
  OPEN_OBJECT,
  placeOfByte,
  QUOTE,
} from './json-trail.ts';
import { type JsonPieces, PIECE_BYTES } from './parse-pieces.ts';

/** The memory that a JSON text needs when it is parsed, estimated before parsing. */
export interface JsonWeight extends JsonPieces {
  /** Whether all brackets match. If not, the text is not JSON. */
  readonly isClosed: boolean;
  /** The approximate bytes of heap for the parsed value. */
  readonly heap: number;
}

/**
 * The largest valid file has 27 million values and 8 million objects. JSON.parse crashes the process for lists of more
 * than 100 million values. A ListImages answer has four levels.
 */
const LIMITS = { depth: 100, values: 40_000_000, objects: 9_000_000, oddNumbers: 1_000_000, keys: 1_000_000 };
/** Approximate bytes of heap for each, measured and rounded up. */
const [OBJECT, LIST] = [64, 48];
const STRING = { value: 40, 'known key': 8, 'new key': 150 };

/**
 * Estimates the memory that JSON.parse needs for a text, so that no file crashes the process: V8 aborts without an
 * error when its heap is full. We rejected a limit on the bytes alone: 100 MB of "{}," take 2 GB, and 500 MB of images
 * are fine. Syntax errors are found later. Text that JSON.parse would silently change is refused here: it keeps only
 * the last of repeated keys, and UTF-8 cannot encode a lone surrogate. An error is worded to follow the name of the
 * file.
 */
export function weighJson(
  bytes: Uint8Array,
  baseBytes: number,
  heapBytes: number,
  limits = LIMITS,
): Result<JsonWeight> {
  const oddNumbers: number[] = [];
  const large = new Map<number, number>();
  const trail = new JsonTrail(bytes);
  const opened: number[] = [];
  let heap = baseBytes;
  let values = 0;
  let objects = 0;
  let isClosed = true;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      const end = endOfWholeString(bytes, at);
      if (end < 0) return failed(halfCharacter(bytes, -end));
      if (trail.isRepeated(at, end)) return failed(repeatedKey(bytes, at, trail.path()));
      heap += STRING[trail.lastString];
      if (trail.keyCount > limits.keys) return tooMany(limits.keys, `keys in ${trail.path() || 'one object'}`);
      at = end;
    } else if (byte === COMMA) {
      trail.comma();
      values += 1;
      if (values > limits.values) return tooMany(limits.values, 'values');
      if (objects > limits.objects) return tooMany(limits.objects, 'objects');
      if (heap > heapBytes) return failed(tooMuchFor(heapBytes));
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      heap += byte === OPEN_OBJECT ? OBJECT : LIST;
      if (byte === OPEN_OBJECT) objects += 1;
      trail.begin(byte === OPEN_LIST);
      opened.push(at);
      if (trail.depth > limits.depth) return failed(`nests lists and objects more than ${limits.depth} deep`);
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      isClosed = trail.end(byte === CLOSE_LIST) && isClosed;
      const open = opened.pop() ?? at;
      if (at - open > PIECE_BYTES) large.set(open, at);
    } else if (isDigit(byte) || byte === MINUS) {
      const end = endOfNumber(bytes, at);
      if (isOdd(bytes, at, end)) oddNumbers.push(at, end);
      if (oddNumbers.length > 2 * limits.oddNumbers) return tooMany(limits.oddNumbers, 'fractions and long numbers');
      at = end - 1;
    }
  }
  if (heap > heapBytes) return failed(tooMuchFor(heapBytes));
  return ok({ isClosed: isClosed && trail.depth === 0, heap, oddNumbers, large });
}

function repeatedKey(bytes: Uint8Array, at: number, path: string): string {
  const where = path === '' ? '' : ` in ${path}`;
  const key = quoted(keyAt(bytes, at));
  return `has the key ${key} twice${where}, the second time in ${placeOfByte(bytes, at)}; keep one of them, or give each a name`;
}

function halfCharacter(bytes: Uint8Array, at: number): string {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset + at, 6).toString('latin1');
  return `holds half a character, ${written}, in ${placeOfByte(bytes, at)}; to put the sign U+FFFD in its place: jq . FILE > FIXED`;
}

function tooMany(count: number, what: string): Result<never> {
  return failed(`holds more than ${count} ${what}`);
}

/** The position of the closing quote, as in `endOfString`; or the negative position of a lone surrogate. */
function endOfWholeString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte !== BACKSLASH) continue;
    const half = surrogateAt(bytes, at);
    if (half === 'low' || (half === 'high' && surrogateAt(bytes, at + 6) !== 'low')) return -at;
    at += half === 'high' ? 11 : 1;
  }
  return at;
}

/** Which surrogate (high or low) is written as an escape such as `\ud83d` at a position. */
function surrogateAt(bytes: Uint8Array, at: number): 'high' | 'low' | undefined {
  if (bytes[at] !== BACKSLASH || bytes[at + 1] !== 0x75 || ((bytes[at + 2] ?? 0) | 0x20) !== 0x64) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(6, bytes.length - at)).toString('latin1');
  const [, third] = /^\\u[dD]([89a-fA-F])[0-9a-fA-F]{2}$/.exec(text) ?? [];
  if (third === undefined) return undefined;
  return /[89ab]/i.test(third) ? 'high' : 'low';
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function endOfNumber(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  // Digits, ".", "+", "-", "e", "E".
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (!isDigit(byte) && byte !== 0x2e && byte !== 0x2b && byte !== MINUS && (byte | 0x20) !== 0x65) break;
  }
  return at;
}

/** Whether JavaScript would print a number differently. Short whole numbers are skipped: they are printed unchanged. */
function isOdd(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && isDigit(bytes[at] as number)) at += 1;
  if (at === end && end - from < 16) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString('latin1');
  return /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text) && String(Number(text)) !== text;
}

/**
 * The heap that a catalog may take, in bytes. V8 aborts without an error when its heap is full, so the size of a
 * catalog must be estimated before. We rejected measuring the heap while reading: garbage counts until it is collected.
 */
export class HeapBudget {
  readonly #bytes: number;
  #taken = 0;

  /** The default is the limit of Node minus the used heap and a reserve. */
  constructor(bytes = freeHeap()) {
    this.#bytes = bytes;
  }

  get left(): number {
    return Math.max(0, this.#bytes - this.#taken);
  }

  /** Takes bytes from the budget. Returns false if there are too few left. */
  take(bytes: number): boolean {
    this.#taken += bytes;
    return this.#taken <= this.#bytes;
  }

  /** Worded to follow the name of the file. */
  get issue(): string {
    return tooMuchFor(this.#bytes);
  }
}

function freeHeap(): number {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return 0.9 * limit - used;
}

/** The message for a file that needs too much heap. Worded to follow the name of the file. */
function tooMuchFor(heapBytes: number): string {
  const megabytes = Math.max(0, Math.floor(heapBytes / 2 ** 20));
  return `holds more objects and texts than fit into the ${megabytes} MB of memory that node allows; NODE_OPTIONS=--max-old-space-size=MEGABYTES allows more`;
}

/**
 * Approximate bytes of heap that the checks and the index need for a parsed file. Measured on catalogs with distinct,
 * shared, few and many labels, and rounded up. An image without an id needs a digest. Each key needs a map in the pool,
 * one in the index, and one while the index is built.
 */
const [IMAGE, DIGEST, GROUPED, WORKSPACE] = [350, 250, 80, 250];
const [PROVENANCE, ENTRY] = [100, 48];
const [IN_IMAGE, LABEL, KEY] = [16, 150, 400];

/** The bytes of one image, without the parsed JSON and without its distinct labels (see `weighLabels`). */
export function weighRecord({ facts, labels, provenance }: CatalogRecord): number {
  let bytes = IMAGE + IN_IMAGE * labels.length;
  if (facts.ImageId === undefined) bytes += DIGEST;
  if (facts.ImageUri !== undefined) bytes += GROUPED;
  if (facts.Accessibility !== undefined) bytes += GROUPED;
  if (facts.WorkspaceId !== undefined) bytes += WORKSPACE;
  for (const value of Object.values(provenance)) {
    bytes += PROVENANCE;
    if (typeof value !== 'string') bytes += ENTRY * Object.keys(value).length;
  }
  return bytes;
}

/** The bytes of all distinct labels in the index. */
export function weighLabels({
  labelCount,
  keyCount,
}: {
  readonly labelCount: number;
  readonly keyCount: number;
}): number {
  return LABEL * labelCount + KEY * keyCount;
}
