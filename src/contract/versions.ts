/**
 * Version-aware order of label values, the same for server and page: 2.0rc1 < 2.0 < 2.0.1 < 2.10, CUDA 11.9 < 11.10,
 * py39 < py310, and words by their UTF-16 units without regard to case.
 *
 * A value is turned once into a key, a string whose plain `<` is the order wanted, so that sorting n values costs n
 * parses and cheap comparisons. An Intl.Collator was refused: it puts 2.0rc1 after 2.0.1, and its order depends on
 * the reader's language, so that one link would show two screens.
 */

/** What may follow a number, in ascending order: `2.0rc1`, then `2.0`, then `2.0-gpu`, then `2.0.1`. */
const AFTER_NUMBER = {
  preRelease: '\u0001',
  end: '\u0002',
  word: '\u0003',
  number: '\u0004',
} as const;
/** What may follow the start or a word, in ascending order. A word has no pre-releases. */
const ELSEWHERE = { end: '\u0001', number: '\u0002', word: '\u0003' } as const;
const WORD_END = '\u0000';

/** Spellings of pre-releases in the order of PEP 440; a single letter counts only before a digit (2.0b1). */
const PRE_RELEASES: ReadonlyMap<string, number> = new Map([
  ['dev', 1],
  ['a', 2],
  ['alpha', 2],
  ['b', 3],
  ['beta', 3],
  ['pre', 4],
  ['preview', 4],
  ['c', 5],
  ['rc', 5],
]);

/** A character that separates words: white space, a control character, or one of these signs. */
const SEPARATOR = /[\s\p{Cc}._+,:;/()[\]@|-]/u;
/** The same for ASCII, by code. */
const ASCII_SEPARATORS = Uint8Array.from({ length: 128 }, (_, code) =>
  SEPARATOR.test(String.fromCharCode(code)) ? 1 : 0,
);

/**
 * The sort key of a value. Keys are unique, because each ends with the value itself: the order is total, and equal keys
 * mean equal values.
 */
export function versionKey(value: string): string {
  return `${versionRank(value)}\u0000${value}`;
}

/** The sort key of the version in a value, in any spelling: `v2.0` and `2.0` rank alike. */
export function versionRank(value: string): string {
  let key = '';
  let afterNumber = false;
  // A leading v says nothing.
  let at = /^[vV][0-9]/.test(value) ? 1 : 0;
  // A walk over the units: a regular expression with its matches took three times as long.
  while (at < value.length) {
    const start = at;
    if (isDigit(value, at)) {
      while (isDigit(value, at)) at += 1;
      key += (afterNumber ? AFTER_NUMBER.number : ELSEWHERE.number) + numberKey(value.slice(start, at));
      afterNumber = true;
      continue;
    }
    while (at < value.length && !isDigit(value, at) && !isSeparator(value, at)) at += 1;
    if (at === start) {
      at += 1;
      continue;
    }
    const word = value.slice(start, at).toLowerCase();
    const rank = afterNumber ? preReleaseRank(word, value[at]) : undefined;
    if (rank !== undefined) key += AFTER_NUMBER.preRelease + String.fromCharCode(rank);
    else key += (afterNumber ? AFTER_NUMBER.word : ELSEWHERE.word) + word + WORD_END;
    afterNumber = false;
  }
  return key + (afterNumber ? AFTER_NUMBER.end : ELSEWHERE.end);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ASCII_SEPARATORS[code] === 1 : SEPARATOR.test(text.charAt(at));
}

function preReleaseRank(word: string, next: string | undefined): number | undefined {
  if (word.length === 1 && !(next !== undefined && next >= '0' && next <= '9')) return undefined;
  return PRE_RELEASES.get(word);
}

/** Digits without leading zeros after their count, so that text order equals number order. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=.)/, '');
  const count = significant.length;
  const countKey = count < 0xffff ? [count] : [0xffff, count >>> 16, count & 0xffff];
  return String.fromCharCode(...countKey) + significant;
}

/**
 * Compares two values in version order: negative, zero (only for equal values) or positive. For few values; for more,
 * sort by `versionKey`.
 */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  return versionKey(a) < versionKey(b) ? -1 : 1;
}

/** The values in version order; each is parsed once. */
export function sortByVersion<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, key: versionKey(textOf(item)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

/** Order of UTF-16 units, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
