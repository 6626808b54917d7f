/** A value that cannot be read as what its field holds. */
export class Unreadable {
  /** Reads on after "is expected to be" or before "is expected": `text`, `a whole number`. */
  readonly expected: string;

  constructor(expected: string) {
    this.expected = expected;
  }
}

/**
 * Reads the value of a field. Forms that can mean one thing only are read as that; null counts as absent, because the
 * service writes it for what it does not know. Undefined means absent.
 */
export type FieldReader<Value> = (value: unknown) => Value | undefined | Unreadable;

const TEXT = new Unreadable('text');
const COUNT = new Unreadable('a whole number from 0 to 9007199254740991');
const ID = new Unreadable('text or a whole number');
const FLAG = new Unreadable('true or false');
const TEXTS = new Unreadable('a list of texts');

/** Text, or a number as it was written. */
export const readText: FieldReader<string> = (value) => {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  return textOfNumber(value) ?? TEXT;
};

/** An id: text, or a whole number as it was written. What reads as another number is the id of nothing, in text too. */
export const readId: FieldReader<string> = (value) => {
  const id = readText(value);
  return typeof id === 'string' && OTHER_NUMBER.test(id) ? ID : id;
};

/** Below 0, with a point or with an exponent. */
const OTHER_NUMBER = /^(-\d+|[+-]?\d+\.\d*|[+-]?\d+(\.\d+)?e[+-]?\d+)$/i;

/** Text that nothing else may stand for. */
export const readTextOnly: FieldReader<string> = (value) => {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? undefined : TEXT;
};

/** Text, a number as it was written, or the word of a boolean. */
export const readLabelValue: FieldReader<string> = (value) =>
  typeof value === 'boolean' ? String(value) : readText(value);

/** A whole number of things or bytes, or text of digits that says the same. Empty text counts as absent. */
export const readCount: FieldReader<number> = (value) => {
  if (value === undefined || value === null || value === '') return undefined;
  const text = textOfNumber(value) ?? (typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? value : undefined);
  const count = Number(text);
  return Number.isSafeInteger(count) && count >= 0 ? count : COUNT;
};

/** True or false, or the words of these. */
export const readFlag: FieldReader<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return FLAG;
};

/** A list of texts and numbers; nulls in it are passed over. */
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

/** What was left out: rows of a list, or single values of an object that is shown without them. */
export type LeftOutKind = 'labels' | 'images' | 'workspaces' | 'values';

/** So many places are described; the others are only counted. */
const MAX_DESCRIBED = 5;

/** Counts what could not be read of an answer or a file. Names fields and places, and values only by `describe`. */
export class LeftOut {
  readonly #counts = new Map<string, number>();
  readonly #places: string[] = [];
  readonly #describe: (found: unknown) => string;
  #first: string | undefined;

  /** `describe` says what was found. By default nothing of the value is told: an answer may hold a secret. */
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

  /** Whether one of this kind was left out. */
  has(kind: LeftOutKind): boolean {
    return [...this.#counts.keys()].some((what) => what.startsWith(`${kind};`));
  }

  /** The first one in words: `Labels[3].Key is a number, text is expected`. */
  get first(): string | undefined {
    return this.#first;
  }

  /** Where the first ones stand. */
  get places(): readonly string[] {
    return this.#places;
  }

  /** All of them in the form of the header X-Pai-Left-Out: `labels=2; field=Value, images=1; field=Size`. */
  toHeader(): string | undefined {
    if (this.isEmpty) return undefined;
    return [...this.#counts].map(([what, count]) => what.replace(';', `=${count};`)).join(', ');
  }
}

/** Stands where a text gives the same field more than once: which value is meant is not known, so none is used. */
class Repeated {}
export const REPEATED = new Repeated();

/** What a value of JSON is, in a word that holds nothing of it. */
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
 * A number of JSON that JavaScript would write otherwise, kept as it was written: 3.10, 1e3, or an id beyond 2^53. Other
 * numbers stay numbers.
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
