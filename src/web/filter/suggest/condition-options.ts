import { ANY_VALUE, type Condition, filterIssueOf, printCondition } from '../../../contract/filter.ts';
import { groupIdOf } from '../../../contract/image-filter/condition-groups.ts';
import { newestFirst } from '../../../contract/newest-first.ts';
import { holdsWords, searchWords } from '../../../contract/search-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { PossibleValues } from '../facet-model.ts';
import { printPart } from '../filter-parts.ts';
import { partInWords } from '../part-in-words.ts';
import { meantKey, readParts, type TypedContext } from '../typed/typed-parts.ts';
import { type BoxContext, type BoxOption, keysOf, nameOf, sourceOf } from './box-context.ts';

/** More options are not useful and slow to render. */
const MAX_OPTIONS = 200;
const MAX_COUNTED = 60;

/** For `key=val`: first the condition that Enter takes as typed, then the values of the key that contain the text. */
export function conditionOptions(text: string, context: BoxContext): readonly BoxOption[] {
  const { words, boxWords, possible, filter } = context;
  const typedContext = { keys: keysOf(context), labels: sourceOf(context).labels };
  const { parts, unread } = readParts(text, typedContext);
  const [, keyText = '', valueText = ''] = /^([^=＝<>＜＞≥≤≠!！]*)[=＝](.*)$/s.exec(text) ?? [];
  const key = meantKey(keyText.trim(), typedContext);
  const values = key === '' ? [] : valuesOf(key, possible, filter.conditions);
  // A newly picked key continues with its values; an empty value is offered only if it exists.
  const isBare = valueText.trim() === '' && values.length > 0 && !values.includes('');
  const typed: readonly BoxOption[] =
    unread.length > 0 || parts.length === 0 || isBare
      ? []
      : [
          {
            id: 'typed',
            pick: { kind: 'typed' },
            text: [...new Set(parts.map((part) => partInWords(part, words)))].join(words.signs.list),
            note: boxWords.asTyped,
          },
        ];
  const mixed = typed.length > 0 ? wordsAndCondition(text, typedContext, context) : undefined;
  const said = new Set(parts.map(printPart));
  const asked = searchWords(valueText);
  const group = boxWords.valuesOf(nameOf(key, words) === key ? visibleText(key.slice(0, 200)) : nameOf(key, words));
  const conditions = [
    ...(asked.length === 0 && values.length > 0 ? [{ key, value: ANY_VALUE }] : []),
    ...newestFirst(values)
      .filter((value) => holdsWords(value.toLowerCase(), asked))
      .map((value) => ({ key, value }))
      .filter((condition) => filterIssueOf(condition) === undefined && !said.has(printCondition(condition)))
      .slice(0, MAX_OPTIONS),
  ];
  const active = new Set(filter.conditions.map(printCondition));
  const offered = conditions.filter((condition) => !active.has(printCondition(condition)));
  return [
    ...(mixed ? [mixed] : []),
    ...typed,
    ...offered.map((condition, index): BoxOption => {
      const images = index < MAX_COUNTED ? context.tally?.countAny([condition], groupIdOf(condition)) : undefined;
      return {
        id: printCondition(condition),
        pick: { kind: 'filter', parts: [{ kind: 'is', condition }], anyFramework: false },
        text:
          condition.value === ANY_VALUE
            ? words.filters.anyValue
            : visibleText(condition.value.slice(0, 200)) || words.table.empty,
        count: images === undefined ? undefined : boxWords.count(images, context.isPartial),
        group,
      };
    }),
  ];
}

/**
 * `gpu pytorch>=2.6`: the match of the words, and the condition after them. Only if the condition's key exists and the
 * key of the whole text does not: a key may contain spaces.
 */
function wordsAndCondition(text: string, typed: TypedContext, context: BoxContext): BoxOption | undefined {
  const [, before = '', spoken = '', key = '', rest = ''] =
    /^(([^=＝<>＜＞≥≤≠!！]*\s)([^\s=＝<>＜＞≥≤≠!！]+))(\s*[=＝<>＜＞≥≤≠!！].*)$/s.exec(text) ?? [];
  const isKey = (one: string) => typed.keys.includes(meantKey(one, typed));
  const best =
    spoken.trim() === '' || isKey(before.trim()) || !isKey(key) ? undefined : sourceOf(context).matcher?.best(spoken);
  if (!best) return undefined;
  const { parts: conditions, unread } = readParts(key + rest, typed);
  const parts = [...best.parts, ...conditions];
  if (unread.length > 0) return undefined;
  return {
    id: `words ${parts.map(printPart).join(',')}`,
    pick: { kind: 'filter', parts, anyFramework: best.anyFramework },
    text: [...new Set(parts.map((part) => partInWords(part, context.words)))].join(context.words.signs.list),
    group: context.boxWords.groups.values,
  };
}

/** The known values of a key under the active filters. */
function valuesOf(key: string, possible: PossibleValues | undefined, active: readonly Condition[]): readonly string[] {
  if (!possible) return [];
  return possible(groupIdOf({ key, value: '' })).get(key) ?? possible(groupOfKey(key, active)).get(key) ?? [];
}

/** The any-of group of a key whose group depends on its value, by the active filters. */
function groupOfKey(key: string, active: readonly Condition[]): string {
  const own = active.find((condition) => condition.key === key);
  return own ? groupIdOf(own) : '';
}
