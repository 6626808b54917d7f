import { type Ref, useState } from 'react';
import { type Condition, sameCondition } from '../../contract/filter.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { Words } from '../text/english.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { Combobox } from '../ui/combobox.tsx';
import type { PossibleValues } from './facet-model.ts';
import { addConditions } from './filter-changes.ts';
import { filterInPaste } from './pasted-filter.ts';
import { knownKey, type Suggestion, suggestConditions, suggestKeys, suggestValues } from './suggestions.ts';
import { readTyped, type TypedFault } from './typed-filter.ts';

interface LabelFilterFieldProps {
  /** The accessible name, where it is not the filter of the page's own scope. */
  readonly name?: string | undefined;
  readonly conditions: readonly Condition[];
  readonly possible: PossibleValues | undefined;
  readonly update: UpdateSearch;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/**
 * Where conditions are typed, picked or pasted. Suggests keys, then the values of the key; Enter takes what is typed.
 * What cannot be read stays in the input with the reason below it.
 */
export function LabelFilterField({ name, conditions, possible, update, inputRef }: LabelFilterFieldProps) {
  const words = useWords();
  const fieldName = name ?? words.filters.labelFilter;
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const keys = [...new Set([...(possible?.('').keys() ?? []), ...Object.keys(words.keyNames)])];

  const edit = (next: string) => {
    setText(next);
    setError(undefined);
  };
  const add = (added: readonly Condition[]) => {
    update(addConditions(added));
    const isNew = (condition: Condition) => !conditions.some((other) => sameCondition(other, condition));
    announce('filters', words.filters.added(added.filter(isNew).length));
  };
  /** Takes every condition of a text; what is left over stays in the input. */
  const take = (typed: string): void => {
    const { conditions: read, unread } = readTyped(typed);
    const named = read.map((condition) => ({ ...condition, key: knownKey(condition.key, keys) }));
    if (named.length > 0) add(named);
    setText(unread.map((fault) => fault.text).join(','));
    setError(unread[0] && explain(words, unread[0]));
  };

  const equals = text.search(/[=＝]/);
  const key = knownKey(text.slice(0, Math.max(equals, 0)).trim(), keys);
  const suggest = (): readonly Suggestion[] => {
    if (equals >= 0) return possible ? suggestValues(key, text.slice(equals + 1), possible, conditions, words) : [];
    const byValue = possible ? suggestConditions(text, possible, conditions, words) : [];
    return [...suggestKeys(text, keys, words), ...byValue];
  };

  return (
    <Combobox<Suggestion>
      name={fieldName}
      hideName
      text={text}
      onText={edit}
      options={suggest}
      onPick={(suggestion) => {
        if (suggestion.condition) {
          add([suggestion.condition]);
          edit('');
        } else edit(`${suggestion.key}=`);
      }}
      staysOpen={(suggestion) => suggestion.condition === undefined}
      onEnter={() => {
        if (text.trim() !== '') take(text);
      }}
      onPaste={(pasted) => {
        const filter = filterInPaste(pasted);
        if (text !== '' || !/[=＝]/.test(filter)) return false;
        take(filter);
        return true;
      }}
      placeholder={words.filters.labelFilterHint}
      help={words.filters.labelFilterHelp}
      toggleName={words.filters.showList(fieldName)}
      clearName={words.filters.clearInput}
      error={error}
      nothing={words.filters.noSuggestions}
      {...(inputRef === undefined ? {} : { inputRef })}
      isFocusHeir
      className="min-w-0 flex-1 lg:min-w-72"
    />
  );
}

function explain(words: Words, fault: TypedFault): string {
  if (fault.reason === 'no-equals') return words.filters.needsEquals(fault.text);
  return fault.reason === 'empty-key' ? words.filters.emptyKey(fault.text) : words.filters.emptyPiece;
}
