import { ANY_VALUE, type Condition, printCondition, sameCondition, whyUnsayable } from '../../contract/filter.ts';
import { groupIdOf } from '../../contract/image-filter/condition-groups.ts';
import { categoryRank } from '../../contract/label-keys.ts';
import { newestFirst } from '../api/label-sets.ts';
import type { Words } from '../text/english.ts';
import { keyName } from '../text/key-name.ts';
import { holdsWords, searchWords } from '../text/search-words.ts';
import { visibleText } from '../text/visible-text.ts';
import type { ComboboxOption } from '../ui/combobox.tsx';
import type { PossibleValues } from './facet-model.ts';

/** A key to go on with, or a whole condition. */
export interface Suggestion extends ComboboxOption {
  readonly key: string;
  readonly condition?: Condition;
}

/** More would be no help to read, and slow to draw. */
const MAX_OPTIONS = 200;
const MAX_CONDITIONS_FOUND = 30;

/** Keys whose name or friendly name holds the text, known system keys first. */
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

/** The values of a key that hold the text, greatest version first, "any value" before all; filters in force are left out. */
export function suggestValues(
  key: string,
  text: string,
  possible: PossibleValues,
  active: readonly Condition[],
  words: Words,
): readonly Suggestion[] {
  const asked = searchWords(text);
  const values = valuesOf(key, possible, active);
  const group = words.filters.valuesHeading(visibleText(key.slice(0, 200)));
  const any: Condition = { key, value: ANY_VALUE };
  const conditions: Condition[] = asked.length === 0 && values.length > 0 ? [any] : [];
  for (const value of newestFirst(values)) {
    if (conditions.length >= MAX_OPTIONS) break;
    const condition = { key, value };
    if (holdsWords(value.toLowerCase(), asked) && whyUnsayable(condition) === undefined) conditions.push(condition);
  }
  return conditions
    .filter((condition) => !active.some((other) => sameCondition(other, condition)))
    .map((condition) => ({
      id: printCondition(condition),
      key,
      condition,
      group,
      text: condition.value === ANY_VALUE ? ANY_VALUE : visibleText(condition.value.slice(0, 200)),
      ...(condition.value === ANY_VALUE ? { note: words.filters.anyValue } : {}),
    }));
}

/** Whole conditions whose value holds the text, for somebody who types `GPU` and knows no key. */
export function suggestConditions(
  text: string,
  possible: PossibleValues,
  active: readonly Condition[],
  words: Words,
): readonly Suggestion[] {
  const asked = searchWords(text);
  if (asked.length === 0) return [];
  const found: Suggestion[] = [];
  for (const [key, values] of possible('')) {
    for (const value of values) {
      const condition = { key, value };
      const isFound =
        holdsWords(value.toLowerCase(), asked) ||
        (asked.length > 1 && holdsWords(`${key} ${value}`.toLowerCase(), asked));
      if (!isFound || whyUnsayable(condition) !== undefined) continue;
      if (active.some((other) => sameCondition(other, condition))) continue;
      const id = printCondition(condition);
      found.push({ id, key, condition, text: visibleText(id.slice(0, 200)), group: words.filters.valuesFound });
      if (found.length >= MAX_CONDITIONS_FOUND) return found;
    }
  }
  return found;
}

/** The values that a key may have beside the filters in force, as far as they are known. */
export function valuesOf(
  key: string,
  possible: PossibleValues | undefined,
  active: readonly Condition[],
): readonly string[] {
  if (!possible) return [];
  return possible(groupIdOf({ key, value: '' })).get(key) ?? possible(groupOfKey(key, active)).get(key) ?? [];
}

/** The any-of group of a key whose group depends on its value, as far as the filters in force tell. */
function groupOfKey(key: string, active: readonly Condition[]): string {
  const own = active.find((condition) => condition.key === key);
  return own ? groupIdOf(own) : '';
}

/** The known key that a typed one means, whatever its case; else the typed one. */
export function knownKey(typed: string, keys: Iterable<string>): string {
  const lower = typed.toLowerCase();
  let found: string | undefined;
  for (const key of keys) {
    if (key === typed) return key;
    if (key.toLowerCase() === lower) found ??= key;
  }
  return found ?? typed;
}
