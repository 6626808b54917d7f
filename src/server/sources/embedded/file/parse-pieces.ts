import {
  blanksBefore,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  endOfString,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  skipBlanks,
} from './json-trail.ts';

export interface JsonPieces {
  /**
   * Alternating begins and ends of the numbers that become texts, ascending: numbers that JavaScript would print
   * differently, such as 3.10, 1e3 and ids above 2^53.
   */
  readonly oddNumbers: readonly number[];
  /** Begin and end of each list and object with more than `PIECE_BYTES`. Each has a matching closing bracket. */
  readonly large: ReadonlyMap<number, number>;
}

/** Longer JSON is parsed in pieces of about this length. */
export const PIECE_BYTES = 64 * 1024;

/**
 * Parses JSON in UTF-8, or throws a SyntaxError. A long list or object is passed to JSON.parse in pieces: each minor
 * garbage collection of V8 visits all elements of an open list, so the time would grow faster than the list.
 */
export function parsePieces(bytes: Buffer, { oddNumbers, large }: JsonPieces, text: (part: Buffer) => string): unknown {
  let nextOdd = 0;

  /** The text from `from` to `to`, with its special numbers in quotes. Must be called in ascending order. */
  function textOf(from: number, to: number): string {
    const pieces: string[] = [];
    let written = from;
    for (; (oddNumbers[nextOdd] ?? to) < to; nextOdd += 2) {
      const [begin = to, end = to] = [oddNumbers[nextOdd], oddNumbers[nextOdd + 1]];
      pieces.push(text(bytes.subarray(written, begin)), '"', text(bytes.subarray(begin, end)), '"');
      written = end;
    }
    if (pieces.length === 0) return text(bytes.subarray(from, to));
    pieces.push(text(bytes.subarray(written, to)));
    return pieces.join('');
  }

  function readValue(begin: number, end: number): unknown {
    const from = skipBlanks(bytes, begin);
    const to = blanksBefore(bytes, end);
    const close = large.get(from);
    if (close === undefined) return JSON.parse(textOf(from, to));
    if (close !== to - 1) throw new SyntaxError('something follows a value');
    return bytes[from] === OPEN_LIST ? readList(from, close) : readObject(from, close);
  }

  function readList(open: number, close: number): unknown[] {
    const list: unknown[] = [];
    forEachPiece(open, close, (from, to, isLarge) => {
      if (isLarge) list.push(readValue(from, to));
      else for (const element of JSON.parse(`[${textOf(from, to)}]`)) list.push(element);
    });
    return list;
  }

  function readObject(open: number, close: number): object {
    const object: Record<string, unknown> = {};
    forEachPiece(open, close, (from, to, isLarge) => {
      if (!isLarge) {
        for (const [name, value] of Object.entries(JSON.parse(`{${textOf(from, to)}}`))) setOwn(object, name, value);
        return;
      }
      const quote = skipBlanks(bytes, from);
      const end = endOfString(bytes, quote) + 1;
      const colon = skipBlanks(bytes, end);
      if (bytes[quote] !== QUOTE || bytes[colon] !== COLON) throw new SyntaxError('a key is missing');
      setOwn(object, JSON.parse(textOf(quote, end)), readValue(colon + 1, to));
    });
    return object;
  }

  /** Yields the content between the brackets: each large element alone, the others in groups of about one piece. */
  function forEachPiece(open: number, close: number, take: (from: number, to: number, isLarge: boolean) => void): void {
    let pieceFrom = open + 1;
    let elementFrom = open + 1;
    let isLarge = false;
    let depth = 0;
    const takeSmall = (to: number) => {
      const isWhole = pieceFrom === open + 1 && to === close;
      if (!isWhole && skipBlanks(bytes, pieceFrom) >= to) throw new SyntaxError('an element is missing');
      take(pieceFrom, to, false);
    };
    for (let at = open + 1; at <= close; at += 1) {
      const byte = bytes[at];
      if (at === close || (byte === COMMA && depth === 0)) {
        if (isLarge) {
          if (pieceFrom < elementFrom) takeSmall(elementFrom - 1);
          take(elementFrom, at, true);
          pieceFrom = at + 1;
        } else if (at === close || at - pieceFrom > PIECE_BYTES) {
          takeSmall(at);
          pieceFrom = at + 1;
        }
        elementFrom = at + 1;
        isLarge = false;
      } else if (byte === QUOTE) at = endOfString(bytes, at);
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        const end = large.get(at);
        if (end === undefined) depth += 1;
        else {
          isLarge = true;
          at = end;
        }
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    }
  }

  return readValue(0, bytes.length);
}

/** Like JSON.parse: `__proto__` is an ordinary name. */
function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
