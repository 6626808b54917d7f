import { getHeapStatistics } from 'node:v8';

/** What a text in JSON takes when it is parsed, found out before it is. */
export type JsonWeight =
  | {
      readonly ok: true;
      /** Begin and end, in turn, of the numbers that JavaScript would write otherwise: 3.10, 1e3, ids beyond 2^53. */
      readonly oddNumbers: readonly number[];
    }
  /** Reads on after the name of the file. */
  | { readonly ok: false; readonly fault: string };

/**
 * The largest sound file has 27 million values and 8 million objects. JSON.parse ends the process at lists of more than
 * 100 million. A ListImages answer is four deep.
 */
const LIMITS = { depth: 100, values: 40_000_000, objects: 9_000_000, oddNumbers: 1_000_000 };
/** Rough bytes of heap for each, on the high side. An object with keys of its own costs twice that of a label. */
const [OBJECT, LIST, STRING] = [128, 48, 40];

const [QUOTE, BACKSLASH, COMMA, MINUS] = [0x22, 0x5c, 0x2c, 0x2d];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How much heap may be taken, in bytes: what node allows, less what is in use and a reserve. */
function freeHeap(): number {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return 0.9 * limit - used;
}

/**
 * Looks over the bytes of a text for what JSON.parse would make of them, so that no file ends the process: V8 gives no
 * error when its heap is full, it aborts. A limit on the bytes alone was rejected: 100 MB of "{}," take 2 GB, and
 * 500 MB of images are fine. What is no JSON is judged later.
 */
export function weighJson(bytes: Uint8Array, baseBytes: number, heapBytes = freeHeap(), limits = LIMITS): JsonWeight {
  const oddNumbers: number[] = [];
  let heap = baseBytes;
  let values = 0;
  let objects = 0;
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      heap += STRING;
      at = endOfString(bytes, at);
    } else if (byte === COMMA) {
      values += 1;
      if (values > limits.values) return tooMany(limits.values, 'values');
      if (objects > limits.objects) return tooMany(limits.objects, 'objects');
      if (heap > heapBytes) return tooMuch(heapBytes);
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      heap += byte === OPEN_OBJECT ? OBJECT : LIST;
      if (byte === OPEN_OBJECT) objects += 1;
      depth += 1;
      if (depth > limits.depth) return { ok: false, fault: `nests lists and objects more than ${limits.depth} deep` };
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
    else if (isDigit(byte) || byte === MINUS) {
      const end = endOfNumber(bytes, at);
      if (isOdd(bytes, at, end)) oddNumbers.push(at, end);
      if (oddNumbers.length > 2 * limits.oddNumbers) return tooMany(limits.oddNumbers, 'fractions and long numbers');
      at = end - 1;
    }
  }
  return heap > heapBytes ? tooMuch(heapBytes) : { ok: true, oddNumbers };
}

function tooMany(count: number, what: string): JsonWeight {
  return { ok: false, fault: `holds more than ${count} ${what}` };
}

function tooMuch(heapBytes: number): JsonWeight {
  const megabytes = Math.max(0, Math.floor(heapBytes / 2 ** 20));
  const fault = `holds more objects and texts than fit into the ${megabytes} MB of memory that node allows; NODE_OPTIONS=--max-old-space-size=MEGABYTES allows more`;
  return { ok: false, fault };
}

/** Where the closing quote stands; the last byte if there is none. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return at;
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

/** Whether JavaScript would write a number otherwise. Short whole numbers are not looked at: it writes them as they are. */
function isOdd(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && isDigit(bytes[at] as number)) at += 1;
  if (at === end && end - from < 16) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString('latin1');
  return /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text) && String(Number(text)) !== text;
}
