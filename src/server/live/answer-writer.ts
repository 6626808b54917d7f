import type { Label } from '../../contract/operations.ts';
import { isJsonObject } from '../tolerant/read-rows.ts';
import { GrowingBytes } from './growing-bytes.ts';

/** So many labels are about a millisecond of writing. */
const LABELS_A_PIECE = 1_000;
/** What is written is at most a few times what was read: a value that was missing is written as empty text. */
const MAX_BYTES = 64 * 1024 * 1024;

interface Row {
  readonly Labels?: readonly Label[] | undefined;
}

/**
 * Writes an answer as JSON piece by piece, without secrets: `hide` takes them out of texts. Steps of the generators are
 * pauses.
 */
export class AnswerWriter {
  readonly #hide: (text: string) => string;
  readonly #bytes = new GrowingBytes(MAX_BYTES);
  #waiting: Row[] = [];
  #weight = 0;
  #rows = 0;

  constructor(hide: (text: string) => string) {
    this.#hide = hide;
  }

  /** Begins an object with a list in it, and drops what was written before. */
  beginList(name: string): void {
    this.#bytes.clear();
    this.#waiting = [];
    this.#weight = 0;
    this.#rows = 0;
    this.#bytes.appendText(`{${JSON.stringify(name)}:[`);
  }

  /** Adds a row to the list. */
  *add(row: Row): Generator<undefined, void> {
    const weight = 1 + (row.Labels?.length ?? 0);
    if (this.#weight + weight > LABELS_A_PIECE) this.#flush();
    this.#weight += weight;
    if (weight > LABELS_A_PIECE) {
      this.#separate();
      yield* this.#writeObject(row);
    } else this.#waiting.push(row);
  }

  /** Ends the list and adds the other fields of its object. Gives the whole answer. */
  endList(others: object): Buffer<ArrayBuffer> {
    this.#flush();
    const fields = this.#textOf(others);
    this.#bytes.appendText(fields === '{}' ? ']}' : `],${fields.slice(1)}`);
    return this.#bytes.toBuffer();
  }

  /** Writes an answer that is one object. */
  *object(object: Row): Generator<undefined, Buffer<ArrayBuffer>> {
    this.#bytes.clear();
    yield* this.#writeObject(object);
    return this.#bytes.toBuffer();
  }

  *#writeObject({ Labels, ...others }: Row): Generator<undefined, void> {
    const fields = this.#textOf(others);
    if (Labels === undefined) return this.#bytes.appendText(fields);
    this.#bytes.appendText(fields === '{}' ? '{"Labels":[' : `${fields.slice(0, -1)},"Labels":[`);
    for (let at = 0; at < Labels.length; at += LABELS_A_PIECE) {
      const piece = this.#textOf(Labels.slice(at, at + LABELS_A_PIECE));
      this.#bytes.appendText(`${at === 0 ? '' : ','}${piece.slice(1, -1)}`);
      yield;
    }
    this.#bytes.appendText(']}');
  }

  #flush(): void {
    this.#weight = 0;
    if (this.#waiting.length === 0) return;
    const piece = this.#textOf(this.#waiting).slice(1, -1);
    const isFirst = this.#rows === 0;
    this.#rows += this.#waiting.length;
    this.#bytes.appendText(isFirst ? piece : `,${piece}`);
    this.#waiting = [];
  }

  #separate(): void {
    if (this.#rows > 0) this.#bytes.appendText(',');
    this.#rows += 1;
  }

  /**
   * One look at the text finds the pieces with a secret in it. There each text is cleaned by itself: to cut a secret out
   * of JSON could cut the JSON.
   */
  #textOf(value: object): string {
    const text = JSON.stringify(value);
    return this.#hide(text) === text ? text : JSON.stringify(withHidden(value, this.#hide));
  }
}

function withHidden(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => withHidden(one, hide));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withHidden(inner, hide)]));
}
