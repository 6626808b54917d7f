import { useState } from 'react';
import { searchWords } from '../../../contract/search-words.ts';
import type { SortLevel } from '../../address/search-state.ts';
import { useImageWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { isImageColumn } from './image-columns.tsx';
import { isSameSort, type SortChoice } from './sort-choices.ts';

interface SortFieldProps {
  readonly sort: readonly SortLevel[];
  readonly choices: readonly SortChoice[];
  readonly onSort: (sort: readonly SortLevel[]) => void;
}

/** The order of the images in words. It changes the address like the column headers. */
export function SortField({ sort, choices, onSort }: SortFieldProps) {
  const words = useImageWords();
  const shared = useWords();
  const [typed, setTyped] = useState<string>();
  const nameOf = (column: string) => (isImageColumn(column) ? words.columnNames[column] : column);
  const textOf = ({ sort: levels, frameworks = [] }: SortChoice) => {
    const [first] = levels;
    if (!first) return words.sort.none;
    if (frameworks.length > 0) return words.sort.newest(frameworks.join(shared.signs.list));
    return (first.descending ? words.sort.newestOf[first.column] : undefined) ?? nameOf(first.column);
  };
  const options = choices.map((choice) => ({ id: textOf(choice), text: textOf(choice), choice }));
  const present = choices.find((choice) => isSameSort(choice.sort, sort));
  const text = present
    ? textOf(present)
    : words.sort.levels(sort.map((level) => ({ ...level, name: nameOf(level.column) })));
  const asked = searchWords(typed ?? '');
  const fitting = options.filter(({ id }) => asked.every((word) => id.toLowerCase().includes(word)));
  const pick = ({ choice }: (typeof options)[number]) => {
    setTyped(undefined);
    onSort(choice.sort);
  };
  return (
    <Combobox
      name={words.sort.name}
      text={typed ?? text}
      onText={setTyped}
      options={() => fitting}
      onPick={pick}
      onEnter={() => {
        const [best] = typed === undefined ? [] : fitting;
        if (best) pick(best);
        else setTyped(undefined);
      }}
      onLeave={() => setTyped(undefined)}
      onEscape={() => {
        setTyped(undefined);
        return typed !== undefined;
      }}
      selectsOnClick
      canClear={false}
      toggleName={shared.filters.showList(words.sort.name)}
      clearName={shared.filters.clearInput(words.sort.name)}
      nothing={shared.filters.noneKnown}
      listAtEnd
      className="sort-field max-sm:w-44 max-sm:max-w-64 max-sm:grow [&>.field-box:not(:hover)]:border-transparent [&>.field-box]:bg-transparent"
    />
  );
}
