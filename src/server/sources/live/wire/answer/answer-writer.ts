import { isJsonObject } from '../../../rows/read-rows.ts';
import { GrowingBytes } from '../read-body-bytes.ts';
import type { EchoHider } from './hide-echoes.ts';

/** About a millisecond of writing. */
const CHARS_A_PIECE = 64 * 1024;
/** The output is at most a few times the input: a missing value is written as empty text. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Writes an answer as JSON in pieces, without secrets. A `yield` of its generators is a pause. */
export class AnswerWriter {
  readonly #hider: EchoHider;
  readonly #bytes = new GrowingBytes(MAX_BYTES);
  #waiting: object[] = [];
  #weight = 0;
  #isFirst = true;

  constructor(hider: EchoHider) {
    this.#hider = hider;
  }

  /** Begins an object with a list, and drops earlier output. */
  beginList(name: string): void {
    this.#bytes.clear();
    this.#waiting = [];
    this.#weight = 0;
    this.#isFirst = true;
    this.#bytes.appendText(`{${JSON.stringify(name)}:[`);
  }

  /** Adds a row to the list. */
  *add(row: object): Generator<undefined, void> {
    const weight = weightOf(row);
    if (this.#weight + weight > CHARS_A_PIECE) {
      this.#flush();
      yield;
    }
    if (weight > CHARS_A_PIECE) {
      this.#separate();
      yield* this.#writeLarge(row);
      return;
    }
    this.#weight += weight;
    this.#waiting.push(row);
  }

  /** Ends the list and adds the other fields of its object. Returns the whole answer. */
  endList(others: object): Buffer<ArrayBuffer> {
    this.#flush();
    const fields = this.#textOf(others);
    this.#bytes.appendText(fields === '{}' ? ']}' : `],${fields.slice(1)}`);
    return this.#bytes.toBuffer();
  }

  /** Writes an answer that is one object. */
  *object(object: object): Generator<undefined, Buffer<ArrayBuffer>> {
    this.#bytes.clear();
    yield* this.#write(object);
    return this.#bytes.toBuffer();
  }

  *#write(value: unknown): Generator<undefined, void> {
    if (weightOf(value) > CHARS_A_PIECE) return yield* this.#writeLarge(value);
    this.#bytes.appendText(this.#textOf(value));
    yield;
  }

  *#writeLarge(value: unknown): Generator<undefined, void> {
    if (typeof value === 'string') yield* this.#writeText(value);
    else if (Array.isArray(value)) yield* this.#writeMany(value);
    else yield* this.#writeFields(Object(value));
  }

  *#writeFields(object: object): Generator<undefined, void> {
    let before = '{';
    for (const [name, value] of Object.entries(object)) {
      if (value === undefined) continue;
      this.#bytes.appendText(`${before}${JSON.stringify(name)}:`);
      before = ',';
      yield* this.#write(value);
    }
    this.#bytes.appendText(before === '{' ? '{}' : '}');
  }

  *#writeMany(values: readonly unknown[]): Generator<undefined, void> {
    this.#bytes.appendText('[');
    for (let from = 0; from < values.length; ) {
      if (from > 0) this.#bytes.appendText(',');
      const to = endOfPiece(values, from);
      if (to === from + 1) yield* this.#write(values[from]);
      else this.#bytes.appendText(this.#textOf(values.slice(from, to)).slice(1, -1));
      from = to;
      yield;
    }
    this.#bytes.appendText(']');
  }

  *#writeText(value: string): Generator<undefined, void> {
    const text = yield* this.#hider.hideInSteps(value);
    this.#bytes.appendText('"');
    for (let from = 0; from < text.length; ) {
      // A cut within a surrogate pair would write it as two escapes.
      const isHalf = isHighSurrogate(text.charCodeAt(from + CHARS_A_PIECE - 1));
      const to = from + CHARS_A_PIECE + (isHalf ? 1 : 0);
      this.#bytes.appendText(JSON.stringify(text.slice(from, to)).slice(1, -1));
      from = to;
      yield;
    }
    this.#bytes.appendText('"');
  }

  #flush(): void {
    this.#weight = 0;
    if (this.#waiting.length === 0) return;
    this.#separate();
    this.#bytes.appendText(this.#textOf(this.#waiting).slice(1, -1));
    this.#waiting = [];
  }

  #separate(): void {
    if (!this.#isFirst) this.#bytes.appendText(',');
    this.#isFirst = false;
  }

  /**
   * Checks the whole JSON for a secret first. Only then is each text cleaned separately, because removing a secret from
   * JSON could break it.
   */
  #textOf(value: unknown): string {
    const text = JSON.stringify(value);
    const { hide } = this.#hider;
    return hide(text) === text ? text : JSON.stringify(withHidden(value, hide));
  }
}

function withHidden(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => withHidden(one, hide));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withHidden(inner, hide)]));
}

/**
 * The approximate length of a value in characters. It stops counting beyond one piece, because otherwise a large value
 * would be walked in one step.
 */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 10;
  if (typeof value !== 'object' || value === null) return 20;
  let weight = 10;
  for (const name in value) {
    weight += weightOf(Reflect.get(value, name));
    if (weight > CHARS_A_PIECE) break;
  }
  return weight;
}

/** The end of the values that fit in one piece; at least one. */
function endOfPiece(values: readonly unknown[], from: number): number {
  let weight = weightOf(values[from]);
  let to = from + 1;
  while (to < values.length) {
    weight += weightOf(values[to]);
    if (weight > CHARS_A_PIECE) break;
    to += 1;
  }
  return to;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
