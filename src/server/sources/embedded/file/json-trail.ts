import { quoted } from './json-issue.ts';

/**
 * An object with this many keys or more keeps them in a set. With fewer keys, comparing hashes is four times as fast.
 */
const MANY = 24;

/** An open list or object. Reused for the next one at the same depth. */
class Level {
  isList = false;
  position = 0;
  isKeyDue = false;
  count = 0;
  readonly hashes: number[] = [];
  readonly begins: number[] = [];
  texts: Set<string> | undefined;
}

/** The most known keys that are remembered, by hash. */
const KNOWN_KEYS = 4_096;

/** Tracks the open lists and objects of a text and the current path, and finds repeated keys. */
export class JsonTrail {
  readonly #bytes: Uint8Array;
  readonly #levels: Level[] = [];
  readonly #known = new Int32Array(KNOWN_KEYS);
  #depth = 0;
  #lastString: 'value' | 'known key' | 'new key' = 'value';

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get depth(): number {
    return this.#depth;
  }

  /** The kind of the last string. V8 stores a known key once; a new key needs a string and a shape. */
  get lastString(): 'value' | 'known key' | 'new key' {
    return this.#lastString;
  }

  /** The number of keys of the open object so far. */
  get keyCount(): number {
    const level = this.#levels[this.#depth - 1];
    return level?.texts?.size ?? level?.count ?? 0;
  }

  begin(isList: boolean): void {
    this.#levels[this.#depth] ??= new Level();
    const level = this.#levels[this.#depth] as Level;
    this.#depth += 1;
    level.isList = isList;
    level.position = 0;
    level.isKeyDue = !isList;
    level.count = 0;
    level.texts = undefined;
  }

  /** Closes a list or object. Returns false if the bracket does not match. */
  end(isList: boolean): boolean {
    if (this.#depth === 0) return false;
    this.#depth -= 1;
    return this.#levels[this.#depth]?.isList === isList;
  }

  comma(): void {
    const level = this.#levels[this.#depth - 1];
    if (level === undefined || this.#depth === 0) return;
    if (level.isList) level.position += 1;
    else level.isKeyDue = true;
  }

  /** Records a string, which may be a key. Returns whether the object already has this key. */
  isRepeated(from: number, end: number): boolean {
    const level = this.#levels[this.#depth - 1];
    this.#lastString = 'value';
    if (level === undefined || this.#depth === 0 || !level.isKeyDue) return false;
    level.isKeyDue = false;
    const hash = this.#hashOf(from, end);
    const slot = hash & (KNOWN_KEYS - 1);
    this.#lastString = this.#known[slot] === hash ? 'known key' : 'new key';
    this.#known[slot] = hash;
    if (level.texts !== undefined || level.count === MANY) {
      level.texts ??= new Set(level.begins.map((begin) => this.#textAt(begin)));
      const before = level.texts.size;
      level.begins[0] = from;
      return level.texts.add(this.#textAt(from)).size === before;
    }
    for (let i = 0; i < level.count; i += 1)
      if (level.hashes[i] === hash && this.#textAt(level.begins[i] as number) === this.#textAt(from)) return true;
    level.hashes[level.count] = hash;
    level.begins[level.count] = from;
    level.count += 1;
    return false;
  }

  /** The path to the open object, as in code: `Images[3].Labels`; empty at the top level. */
  path(): string {
    let path = '';
    for (const level of this.#levels.slice(0, this.#depth - 1)) {
      if (level.isList) path += `[${level.position}]`;
      else {
        const key = this.#textAt(level.begins[level.texts === undefined ? level.count - 1 : 0] ?? 0);
        const step = /^\w{1,40}$/.test(key) ? key : `[${quoted(key)}]`;
        path += path === '' || step.startsWith('[') ? step : `.${step}`;
      }
    }
    return path;
  }

  #hashOf(from: number, end: number): number {
    let hash = 0;
    for (let at = from + 1; at < end; at += 1) {
      const byte = this.#bytes[at] as number;
      if (byte === 0x5c) return hashOfText(this.#textAt(from));
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    return hash;
  }

  #textAt(begin: number): string {
    return keyAt(this.#bytes, begin);
  }
}

function hashOfText(text: string): number {
  return Buffer.from(text).reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 0);
}

/** The key that begins at a quote; its raw text if it is not a JSON string. */
export function keyAt(bytes: Uint8Array, begin: number): string {
  const end = endOfString(bytes, begin);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + begin, Math.min(end + 1, bytes.length) - begin).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The structural bytes of JSON. */
export const [QUOTE, BACKSLASH, COMMA, COLON, MINUS] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d] as const;
export const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/** The position of the closing quote of the string that begins at `from`; the last byte or beyond if it is missing. */
export function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return at;
}

/** The position of the first byte at or after `from` that is not JSON white space. */
export function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

/** The start of the white space that ends at `to`. */
export function blanksBefore(bytes: Uint8Array, to: number): number {
  let at = to;
  while (isBlank(bytes[at - 1])) at -= 1;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The line and column of a UTF-8 byte, both counted from 1. */
export function placeOfByte(bytes: Uint8Array, at: number): string {
  let line = 1;
  let begin = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0 && end < at; end = bytes.indexOf(0x0a, begin)) {
    line += 1;
    begin = end + 1;
  }
  let column = 1;
  // Continuation bytes of a character are 10xxxxxx.
  for (let i = begin; i < at; i += 1) if (((bytes[i] as number) & 0xc0) !== 0x80) column += 1;
  return `line ${line}, column ${column}`;
}
