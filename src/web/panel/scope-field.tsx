import { useState } from 'react';
import type { Result } from '../../contract/result.ts';
import { holdsWords, searchWords } from '../../contract/search-words.ts';
import { takeRefusedLength } from '../address/use-search-state.ts';
import { trimEdges } from '../text/trim-edges.ts';
import { useWords } from '../text/words.tsx';
import { Combobox, type ComboboxOption } from '../ui/combobox.tsx';

interface ScopeFieldProps {
  readonly name: string;
  /** The text of the field while nothing is being typed. */
  readonly shown: string;
  /** The text for no restriction, such as "All regions". It cannot be cleared. */
  readonly all: string;
  readonly options: readonly ScopeOption[];
  /** Returns the value of a typed text, or the issue of the text. */
  readonly read: (text: string) => Result<string>;
  readonly onCommit: (value: string) => void;
  readonly onFocus?: () => void;
  readonly help?: string;
  readonly isQuiet?: boolean;
  readonly className?: string;
}

export interface ScopeOption extends ComboboxOption {
  readonly value: string;
  /** The text in which typed text is searched. */
  readonly search: string;
}

/**
 * A combobox for one part of the scope: pick a known value or type an id. Enter or leaving the field applies the
 * text. A text that is no id selects the best match, such as "shanghai"; Enter also takes a single match. Escape
 * restores the old text. A text without a match stays with the reason below it, and the scope stays unchanged.
 */
export function ScopeField({
  name,
  shown,
  all,
  options,
  read,
  onCommit,
  onFocus,
  help,
  isQuiet = false,
  className,
}: ScopeFieldProps) {
  const words = useWords();
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();

  const edit = (text: string) => {
    setDraft(text);
    setError(undefined);
  };
  const take = (value: string) => {
    onCommit(value);
    const tooLong = takeRefusedLength();
    if (tooLong === undefined) setDraft(undefined);
    setError(tooLong === undefined ? undefined : words.problem.addressTooLong(tooLong));
  };
  const pick = (option: ScopeOption) => take(option.value);

  const asked = searchWords(draft ?? '');
  const fitting = options.filter((option) => holdsWords(option.search.toLowerCase(), asked));
  const commit = (isEnter: boolean) => {
    if (draft === undefined) return;
    const typed = trimEdges(draft);
    const result = typed === shown ? undefined : read(typed);
    const [best, second] = asked.length > 0 ? fitting : [];
    // A complete id is taken as typed. Only Enter completes a partial one.
    if (best && (result?.ok === false || (isEnter && !second))) return pick(best);
    if (result?.ok === false) {
      setError(result.error);
      return;
    }
    if (result) take(result.value);
    else setDraft(undefined);
  };

  return (
    <Combobox
      name={name}
      isQuiet={isQuiet}
      text={draft ?? shown}
      onText={edit}
      options={() => fitting}
      onPick={pick}
      onEnter={() => commit(true)}
      onLeave={() => commit(false)}
      onEscape={() => {
        if (draft === undefined) return false;
        setDraft(undefined);
        setError(undefined);
        return true;
      }}
      selectsOnClick={draft === undefined}
      toggleName={words.filters.showList(name)}
      clearName={words.filters.clearInput(name)}
      canClear={(draft ?? shown) !== '' && (draft ?? shown) !== all}
      error={error}
      nothing={words.filters.noneKnown}
      {...(onFocus === undefined ? {} : { onFocus })}
      {...(help === undefined ? {} : { help })}
      {...(className === undefined ? {} : { className })}
    />
  );
}
