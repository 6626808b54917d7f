import { categoryRank } from '../../../contract/label-keys.ts';
import { holdsWords, searchWords } from '../../../contract/search-words.ts';
import { keyName } from '../../text/key-name.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Words } from '../../text/words.tsx';
import type { ComboboxOption } from '../../ui/combobox.tsx';

/** A key to pick. */
export interface Suggestion extends ComboboxOption {
  readonly key: string;
}

/** More options are not useful and slow to render. */
const MAX_OPTIONS = 200;

/** Keys whose name or friendly name contains the text, known system keys first. */
export function suggestKeys(text: string, keys: Iterable<string>, words: Words): readonly Suggestion[] {
  const asked = searchWords(text);
  return [...new Set(keys)]
    .filter((key) => key !== '' && !/[,=]/.test(key))
    .filter((key) => holdsWords(`${key} ${keyName(words, key) ?? ''}`.toLowerCase(), asked))
    .sort((a, b) => categoryRank(a) - categoryRank(b) || (a < b ? -1 : 1))
    .slice(0, MAX_OPTIONS)
    .map((key) => ({
      id: key,
      key,
      text: visibleText(key.slice(0, 200)),
      note: keyName(words, key),
      group: words.filters.keysHeading,
    }));
}

/** The known key that equals a typed one, ignoring case; else the typed one. */
export function knownKey(typed: string, keys: Iterable<string>): string {
  const lower = typed.toLowerCase();
  let found: string | undefined;
  for (const key of keys) {
    if (key === typed) return key;
    if (key.toLowerCase() === lower) found ??= key;
  }
  return found ?? typed;
}
