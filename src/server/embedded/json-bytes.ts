/** The bytes that give JSON its structure. */
export const [QUOTE, BACKSLASH, COMMA, COLON, MINUS] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d] as const;
export const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/** Where the closing quote of a string stands that begins at `from`; the last byte or beyond if there is none. */
export function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return at;
}

/** Where the first byte from `from` on stands that is no blank of JSON. */
export function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

/** Where the blanks begin that end at `to`. */
export function blanksBefore(bytes: Uint8Array, to: number): number {
  let at = to;
  while (isBlank(bytes[at - 1])) at -= 1;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The place of a byte of UTF-8 for a person, both counted from 1. */
export function placeOfByte(bytes: Uint8Array, at: number): string {
  let line = 1;
  let begin = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0 && end < at; end = bytes.indexOf(0x0a, begin)) {
    line += 1;
    begin = end + 1;
  }
  let column = 1;
  // The later bytes of a character are 10xxxxxx.
  for (let i = begin; i < at; i += 1) if (((bytes[i] as number) & 0xc0) !== 0x80) column += 1;
  return `line ${line}, column ${column}`;
}
