import { textOfNumber } from './number-text.ts';

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
