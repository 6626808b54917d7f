import { type Ref, useMemo, useState } from 'react';
import { type Condition, sameCondition } from '../../contract/filter.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import type { PossibleValues } from '../filter/facet-model.ts';
import { addConditions, addPart } from '../filter/filter-changes.ts';
import type { FilterPart } from '../filter/filter-parts.ts';
import {
  knownKey,
  type Suggestion,
  suggestConditions,
  suggestKeys,
  suggestValues,
  valuesOf,
} from '../filter/suggestions.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { Combobox } from '../ui/combobox.tsx';

interface LabelFilterFieldProps {
  /** The accessible name, where it is not the filter of the page's own scope. */
  readonly name?: string | undefined;
  readonly conditions: readonly Condition[];
  readonly possible: PossibleValues | undefined;
  readonly update: UpdateSearch;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

const MAX_QUOTED = 120;
/** What else is pasted goes into the input as it is: a word to look for. */
const MAY_HOLD_FILTER = /[=＝\t{[]|\s-|:\/\/|:\s|\n.|%3[Dd]|\.\w+"?[,;]/;

/** Loaded when it is needed: most visitors tick values and never type a condition. */
async function loadReader() {
  const [{ readFilter }, { FILTER_FAULTS }] = await Promise.all([
    import('../filter/read-filter.ts'),
    import('../text/english-filter-faults.ts'),
  ]);
  return { readFilter, faults: FILTER_FAULTS };
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
  const keys = useMemo(
    () => [...new Set([...(possible?.('').keys() ?? []), ...Object.keys(words.keyNames)])],
    [possible, words],
  );

  const edit = (next: string) => {
    setText(next);
    setError(undefined);
    // Loaded while the person types, so that Enter need not wait for it. What fails is told when it is needed.
    loadReader().catch(() => {});
  };
  const add = (added: readonly Condition[], others: readonly FilterPart[] = []) => {
    const known = others.map((part) => withKnownKey(part, keys));
    update((state) => known.reduce((before, part) => addPart(part)(before), addConditions(added)(state)));
    const isNew = (condition: Condition) => !conditions.some((other) => sameCondition(other, condition));
    announce('filters', words.filters.added(added.filter(isNew).length + others.length));
  };
  /** Takes every condition of a text; what is left over stays in the input, unless the person has typed on. */
  const take = async (typed: string) => {
    try {
      const { readFilter, faults } = await loadReader();
      const { conditions: read, others, unread } = readFilter(typed, knownLabels);
      const named = read.map((condition) => ({ ...condition, key: knownKey(condition.key, keys) }));
      if (named.length > 0 || others.length > 0) add(named, others);
      setText((now) => (now === typed || now === text ? unread.map((fault) => fault.text).join(',') : now));
      setError(unread[0] && faults[unread[0].reason](visibleText(unread[0].text.slice(0, MAX_QUOTED))));
    } catch {
      setText(typed);
      setError(words.problem.crashed);
    }
  };

  const knownLabels = {
    hasKey: (key: string) => keys.includes(knownKey(key, keys)),
    hasValue: (key: string, value: string) => valuesOf(knownKey(key, keys), possible, conditions).includes(value),
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
        if (text.trim() !== '') void take(text);
      }}
      onPaste={(pasted) => {
        if (text !== '' || !MAY_HOLD_FILTER.test(pasted)) return false;
        void take(pasted);
        return true;
      }}
      placeholder={words.filters.labelFilterHint}
      help={words.filters.labelFilterHelp}
      toggleName={words.filters.showList(fieldName)}
      clearName={words.filters.clearInput}
      error={error}
      nothing={words.filters.noSuggestions}
      {...(inputRef === undefined ? {} : { inputRef })}
      isFocusFallback
      className="min-w-0 flex-1 lg:min-w-[min(18rem,100%)]"
    />
  );
}

/** The part with its key as it is there, whatever the case it was typed in. */
function withKnownKey(part: FilterPart, keys: readonly string[]): FilterPart {
  if (part.kind === 'range') return { ...part, key: knownKey(part.key, keys) };
  if (part.kind === 'none') return part;
  return { ...part, condition: { ...part.condition, key: knownKey(part.condition.key, keys) } };
}
