import { ANY_VALUE, type Condition } from '../../../contract/filter.ts';
import { groupConditions } from '../../../contract/image-filter/condition-groups.ts';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { partsOf, printPart } from '../../filter/filter-parts.ts';
import type { CompareWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Words } from '../../text/words.tsx';

/** The shown length of a key or value, in characters. */
const MAX_CHARS = 60;

/** A filter in words: any of the conditions of a group, and all groups. */
export function filterInWords(filter: ImageFilter, words: CompareWords, shared: Words): string {
  const { conditions } = filter;
  const parts = partsOf(filter);
  if (parts.length === 0) return words.noFilter;
  const valueInWords = ({ value }: Condition) => {
    if (value === ANY_VALUE) return words.anyValue;
    return value === '' ? shared.table.empty : shorten(value);
  };
  const groups = groupConditions(conditions).map((group) => {
    const keys = [...new Set(group.conditions.map((condition) => condition.key))];
    const ofKeys = keys.map((key) => {
      const values = group.conditions.filter((condition) => condition.key === key).map(valueInWords);
      // The name of such a key is only that of its kind, for example "Framework".
      const name = Object.hasOwn(shared.keyNames, key) ? shared.keyNames[key] : undefined;
      return words.is(name ?? shorten(key), values.join(words.or));
    });
    return ofKeys.join(words.or);
  });
  const others = parts.filter((part) => part.kind !== 'is').map((part) => shorten(printPart(part)));
  return [...groups, ...others].join(words.and);
}

function shorten(text: string): string {
  return visibleText(text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text);
}
