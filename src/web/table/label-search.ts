import { keyName } from '../text/key-name.ts';
import type { Words } from '../text/words.tsx';

/** A row of a table of labels: rows with equal keys have equal ranks, from 0. */
interface SearchedRow {
  readonly Key: string;
  readonly Value: string;
  readonly keyRank: number;
}

/** Texts in lower case: keys once for all rows with the same key, values by position. */
interface SearchIndex {
  readonly text: Words;
  /** Friendly name, then key, as `name\nkey=`, by rank. */
  readonly keys: readonly (string | undefined)[];
  readonly values: readonly string[];
}

const known = new WeakMap<readonly SearchedRow[], SearchIndex>();

/**
 * Finds the rows of labels that contain every word, by position: 1 for each match. A word may be in the friendly name,
 * in the key, in the value or in `key=value`. Words must be in lower case, without white space.
 *
 * Each key is searched once, not once for each row. Values in lower case are mostly the same texts as in the rows, so
 * they take little memory; we rejected whole texts of rows, which took more memory than the rows.
 */
export function findLabels(rows: readonly SearchedRow[], text: Words, words: readonly string[]): Uint8Array {
  const index = known.get(rows);
  const { keys, values } = index?.text === text ? index : makeIndex(rows, text);
  const tests = words.map((word) => testOf(word, keys));
  const found = new Uint8Array(rows.length);
  rows.forEach(({ keyRank }, at) => {
    const value = values[at] ?? '';
    if (tests.every((test) => test(keyRank, value))) found[at] = 1;
  });
  return found;
}

function makeIndex(rows: readonly SearchedRow[], text: Words): SearchIndex {
  const keys: (string | undefined)[] = [];
  for (const { Key, keyRank } of rows) keys[keyRank] ??= `${keyName(text, Key) ?? ''}\n${Key}=`.toLowerCase();
  const index = { text, keys, values: rows.map(({ Value }) => Value.toLowerCase()) };
  known.set(rows, index);
  return index;
}

/** Whether a label contains a word, by the rank of its key and its value. */
function testOf(word: string, keys: SearchIndex['keys']): (keyRank: number, value: string) => boolean {
  const inKey = Uint8Array.from(keys, (key) => (key?.includes(word) ? 1 : 0));
  // A word with an equals sign may begin in the key and end in the value.
  const parts = [...word.matchAll(/=/g)].map(({ index }) => [word.slice(0, index + 1), word.slice(index + 1)] as const);
  const spans = parts.map(([head, tail]) => ({ ofKey: keys.map((key) => key?.endsWith(head)), tail }));
  return (keyRank, value) =>
    inKey[keyRank] === 1 ||
    value.includes(word) ||
    spans.some(({ ofKey, tail }) => ofKey[keyRank] === true && value.startsWith(tail));
}
