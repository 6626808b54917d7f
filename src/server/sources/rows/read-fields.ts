/** A value that has the wrong type for its field. */
export class Unreadable {
  /** Fits after "is expected to be" and before "is expected": `text`, `a whole number`. */
  readonly expected: string;

  constructor(expected: string) {
    this.expected = expected;
  }
}

/**
 * Reads the value of a field. Accepts other forms if they have only one meaning. Null counts as absent, because the
 * service writes null for unknown values. Returns undefined if the value is absent.
 */
export type FieldReader<Value> = (value: unknown) => Value | undefined | Unreadable;

const TEXT = new Unreadable('text');
const COUNT = new Unreadable('a whole number from 0 to 9007199254740991');
const ID = new Unreadable('text or a whole number');
const FLAG = new Unreadable('true or false');
const TEXTS = new Unreadable('a list of texts');

/** Text, or a number with its original digits. */
export const readText: FieldReader<string> = (value) => {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  return textOfNumber(value) ?? TEXT;
};

/** An id: text, or a whole number with its original digits. Other numbers are not ids, even as text. */
export const readId: FieldReader<string> = (value) => {
  const id = readText(value);
  return typeof id === 'string' && OTHER_NUMBER.test(id) ? ID : id;
};

/** Below 0, with a point or with an exponent. */
const OTHER_NUMBER = /^(-\d+|[+-]?\d+\.\d*|[+-]?\d+(\.\d+)?e[+-]?\d+)$/i;

/** Text; no other form is accepted. */
export const readTextOnly: FieldReader<string> = (value) => {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? undefined : TEXT;
};

/** Text, a number with its original digits, or a boolean as a word. */
export const readLabelValue: FieldReader<string> = (value) =>
  typeof value === 'boolean' ? String(value) : readText(value);

/** A whole number of items or bytes, or the same number as text of digits. Empty text counts as absent. */
export const readCount: FieldReader<number> = (value) => {
  if (value === undefined || value === null || value === '') return undefined;
  const text = textOfNumber(value) ?? (typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? value : undefined);
  const count = Number(text);
  return Number.isSafeInteger(count) && count >= 0 ? count : COUNT;
};

/** True or false, or these words as text. */
export const readFlag: FieldReader<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return FLAG;
};

/** A list of texts and numbers. Nulls in it are skipped. */
export const readTexts: FieldReader<string[]> = (value) => {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return TEXTS;
  const texts: string[] = [];
  for (const one of value) {
    const text = readText(one);
    if (text instanceof Unreadable) return TEXTS;
    if (text !== undefined) texts.push(text);
  }
  return texts;
};

/** The kind of omitted data: rows of a list, or single values of an object that is still shown. */
export type LeftOutKind = 'labels' | 'images' | 'workspaces' | 'values';

/** The most places that are described; the others are only counted. */
const MAX_DESCRIBED = 5;

/** Counts unreadable data of an answer or a file. Names fields and places; values appear only through `describe`. */
export class LeftOut {
  readonly #counts = new Map<string, number>();
  readonly #places: string[] = [];
  readonly #describe: (found: unknown) => string;
  #first: string | undefined;

  /** `describe` describes the value. By default it gives only the type: an answer may contain a secret. */
  constructor(describe: (found: unknown) => string = nameKind) {
    this.#describe = describe;
  }

  /** `field` is a name of the contract, `place` the path to it. */
  add(kind: LeftOutKind, field: string, place: () => string, expected: string, found: unknown): void {
    const what = `${kind}; field=${field}`;
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    if (this.#places.length >= MAX_DESCRIBED) return;
    const at = place();
    this.#places.push(at);
    this.#first ??= `${at} is ${this.#describe(found)}, ${expected} is expected`;
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  /** Whether data of this kind was left out. */
  has(kind: LeftOutKind): boolean {
    return [...this.#counts.keys()].some((what) => what.startsWith(`${kind};`));
  }

  /** The first one in words: `Labels[3].Key is a number, text is expected`. */
  get first(): string | undefined {
    return this.#first;
  }

  /** The places of the first ones. */
  get places(): readonly string[] {
    return this.#places;
  }

  /** All of them in the form of the header X-Pai-Left-Out: `labels=2; field=Value, images=1; field=Size`. */
  toHeader(): string | undefined {
    if (this.isEmpty) return undefined;
    return [...this.#counts].map(([what, count]) => what.replace(';', `=${count};`)).join(', ');
  }
}

/** The value of a field that a text contains more than once: it is unknown which value is meant, so none is used. */
class Repeated {}
export const REPEATED = new Repeated();

/** The type of a JSON value in words, without any of its content. */
export function nameKind(value: unknown): string {
  if (value === REPEATED) return 'given more than once';
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || value instanceof NumberText) return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  return Array.isArray(value) ? 'a list' : 'an object';
}

/**
 * A JSON number that JavaScript would print differently, with its original digits: 3.10, 1e3, or an id above 2^53.
 * Other numbers stay numbers.
 */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The text of a number in JSON, undefined for anything else. */
export function textOfNumber(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return value instanceof NumberText ? value.text : undefined;
}
