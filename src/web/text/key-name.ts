import { categoryOf } from '../../contract/label-keys.ts';
import type { Words } from './english.ts';

/** The friendly name of a label key, or undefined for keys that speak for themselves (those of teams, unknown ones). */
export function keyName(words: Words, key: string): string | undefined {
  if (Object.hasOwn(words.keyNames, key)) return words.keyNames[key];
  const category = categoryOf(key);
  return category === 'framework' || category === 'service' ? words.categories[category] : undefined;
}
