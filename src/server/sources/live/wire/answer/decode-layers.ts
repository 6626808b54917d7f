/** The number of nested encodings that are decoded: a URL in a URL in JSON has three. */
const MAX_LAYERS = 4;
/** About a millisecond of work. */
const CODES_A_STEP = 64 * 1024;

const [PERCENT, BACKSLASH, AMPERSAND, HASH, SEMICOLON] = [0x25, 0x5c, 0x26, 0x23, 0x3b];
const [OPEN_BRACE, CLOSE_BRACE] = [0x7b, 0x7d];

/** A text as character codes, and the position of each in the original text. Items beyond `length` have no meaning. */
export interface Layer {
  readonly codes: Uint16Array;
  readonly starts: Uint32Array;
  readonly length: number;
}

/**
 * Yields the text unchanged, and again after each layer of encoding is decoded: percent-encoding, the escapes of JSON
 * and JavaScript, and numeric references of HTML, in any mix. A layer is valid until the next one is requested.
 * Undefined is a pause.
 */
export function* decodedLayers(text: string): Generator<Layer | undefined, void> {
  const codes = new Uint16Array(text.length);
  const starts = new Uint32Array(text.length + 1);
  let isEncoded = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    codes[at] = code;
    starts[at] = at;
    isEncoded ||= code === PERCENT || code === BACKSLASH || code === AMPERSAND;
    if (at % CODES_A_STEP === CODES_A_STEP - 1) yield;
  }
  let { length } = text;
  starts[length] = length;
  yield { codes, starts, length };
  for (let layer = 0; isEncoded && layer < MAX_LAYERS; layer += 1) {
    const before = length;
    length = yield* decodeOnce(codes, starts, length);
    if (length === before) return;
    yield { codes, starts, length };
  }
}

/** Decodes one layer within the arrays. Returns the number of remaining codes. */
function* decodeOnce(codes: Uint16Array, starts: Uint32Array, length: number): Generator<undefined, number> {
  let to = 0;
  let pauseAt = CODES_A_STEP;
  for (let at = 0; at < length; ) {
    const found = readEscape(codes, at, length);
    codes[to] = found === undefined ? (codes[at] ?? 0) : found.code;
    starts[to] = starts[at] ?? 0;
    at = found === undefined ? at + 1 : found.end;
    to += 1;
    if (at < pauseAt) continue;
    pauseAt += CODES_A_STEP;
    yield;
  }
  starts[to] = starts[length] ?? 0;
  return to;
}

interface Escape {
  readonly code: number;
  readonly end: number;
}

function readEscape(codes: Uint16Array, at: number, length: number): Escape | undefined {
  const code = codes[at];
  if (code === PERCENT) return readDigits(codes, at + 1, 16, 2);
  if (code === BACKSLASH && at + 1 < length) {
    const next = codes[at + 1] ?? 0;
    if (next === 0x75 || next === 0x55) return readDigits(codes, at + 2, 16, 4) ?? readInBraces(codes, at + 2, length);
    if (next === 0x78 || next === 0x58) return readDigits(codes, at + 2, 16, 2);
    const isSign = next === 0x22 || next === 0x27 || next === 0x2f || next === BACKSLASH;
    return isSign ? { code: next, end: at + 2 } : readNumber(codes, at + 1, 8, Math.min(at + 4, length));
  }
  if (code !== AMPERSAND || codes[at + 1] !== HASH) return undefined;
  const isHex = codes[at + 2] === 0x78 || codes[at + 2] === 0x58;
  const found = isHex ? readNumber(codes, at + 3, 16, length) : readNumber(codes, at + 2, 10, length);
  if (found === undefined) return undefined;
  // Browsers also read a reference without its semicolon.
  return codes[found.end] === SEMICOLON && found.end < length ? { code: found.code, end: found.end + 1 } : found;
}

/** `{4c}`, as in a JavaScript escape. */
function readInBraces(codes: Uint16Array, at: number, length: number): Escape | undefined {
  const found = codes[at] === OPEN_BRACE ? readNumber(codes, at + 1, 16, length) : undefined;
  return found && codes[found.end] === CLOSE_BRACE && found.end < length
    ? { code: found.code, end: found.end + 1 }
    : undefined;
}

/** Reads all digits up to `limit`: leading zeros do not change a number. */
function readNumber(codes: Uint16Array, at: number, base: number, limit: number): Escape | undefined {
  let end = at;
  while (end < limit && digitOf(codes[end]) < base) end += 1;
  return readDigits(codes, at, base, end - at);
}

/** Codes beyond the end are old text. A number that includes them could only hide more. */
function readDigits(codes: Uint16Array, at: number, base: number, count: number): Escape | undefined {
  let code = 0;
  for (let digits = 0; digits < count; digits += 1) {
    const digit = digitOf(codes[at + digits]);
    if (digit >= base) return undefined;
    code = code * base + digit;
  }
  return count === 0 ? undefined : { code: code & 0xffff, end: at + count };
}

/** The value of a hexadecimal digit, or 99. */
function digitOf(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 99;
}
