import { useMemo, useState } from 'react';
import { takeRefusedLength, type UpdateSearch } from '../address/use-search-state.ts';
import type { PossibleValues } from '../filter/facet-model.ts';
import { knownKey, suggestKeys } from '../filter/suggest/suggestions.ts';
import { trimEdges } from '../text/trim-edges.ts';
import { useWords } from '../text/words.tsx';
import { Combobox } from '../ui/combobox.tsx';

interface LabelKeysFieldProps {
  readonly labelKeys: readonly string[];
  readonly possible: PossibleValues | undefined;
  readonly update: UpdateSearch;
}

/** The keys that the table shows: picked from the existing keys, or typed, separated by commas. */
export function LabelKeysField({ labelKeys, possible, update }: LabelKeysFieldProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const keys = useMemo(
    () => [...new Set([...(possible?.('').keys() ?? []), ...Object.keys(words.keyNames)])],
    [possible, words],
  );

  const edit = (next: string) => {
    setText(next);
    setError(undefined);
  };
  const show = (added: readonly string[]) => {
    update((state) => ({ ...state, labelKeys: [...new Set([...state.labelKeys, ...added])] }));
    const tooLong = takeRefusedLength();
    if (tooLong === undefined) edit('');
    else setError(words.problem.addressTooLong(tooLong));
  };
  const enter = () => {
    const typed = text.split(/[,，]/).map((key) => knownKey(trimEdges(key), keys));
    if (trimEdges(text) === '') return;
    if (typed.some((key) => key === '' || /[=＝]/.test(key))) setError(words.filters.badLabelKey);
    else show(typed);
  };

  return (
    <Combobox
      name={words.filters.labelKeys}
      text={text}
      onText={edit}
      options={() =>
        suggestKeys(
          text,
          keys.filter((key) => !labelKeys.includes(key)),
          words,
        )
      }
      onPick={(suggestion) => show([suggestion.key])}
      onEnter={enter}
      placeholder={labelKeys.length > 0 ? words.filters.chosenKeys(labelKeys.length) : words.filters.labelKeysHint}
      toggleName={words.filters.showList(words.filters.labelKeys)}
      clearName={words.filters.clearInput(words.filters.labelKeys)}
      error={error}
      nothing={words.filters.noSuggestions}
      listAtEnd
      isQuiet
      // On wide screens its text is enough as a name, such as "All keys".
      className="lg:-order-1 lg:w-32 lg:min-w-18 lg:[&_label]:sr-only"
    />
  );
}
