import { categoryOf } from '../../contract/label-keys.ts';
import { escapeOf } from './visible-text.ts';
import type { Words } from './words.tsx';

/** The friendly name of a label key, or undefined for keys that speak for themselves (those of teams, unknown ones). */
export function keyName(words: Words, key: string): string | undefined {
  if (Object.hasOwn(words.keyNames, key)) return words.keyNames[key];
  const category = categoryOf(key);
  return category === 'framework' || category === 'service' ? words.categories[category] : undefined;
}

/** A key that would show as nothing, in words with its code points; undefined for other keys. */
export function blankKey(words: Words, key: string): string | undefined {
  if (key.trim() !== '') return undefined;
  return words.table.blankKey([...key.slice(0, MAX_CODES)].map(escapeOf).join(''));
}

const MAX_CODES = 8;
