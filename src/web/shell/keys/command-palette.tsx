import { useEffect, useRef, useState } from 'react';
import { usePath, useSearchState } from '../../address/use-search-state.ts';
import { viewOf } from '../../address/view-paths.ts';
import { createBox } from '../../filter/suggest/box.ts';
import { useKeyWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { pageActions } from '../page-actions.ts';
import { type PaletteOption, paletteOptions } from './palette-options.ts';
import { usePaletteActions } from './use-palette-actions.ts';
import type { Undo } from './use-undo.ts';

interface CommandPaletteProps extends Undo {
  readonly openHelp: () => void;
  readonly onClose: () => void;
}

/**
 * Finds views, actions, filters and images by typed text, with the combobox and the word matching of the filter box.
 * The dialog is the browser's own, which traps and restores the focus.
 */
export function CommandPalette({ onClose, ...rest }: CommandPaletteProps) {
  const words = useWords();
  const keyWords = useKeyWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [state] = useSearchState();
  const view = viewOf(usePath());
  const actions = usePaletteActions(rest);
  // The state when the palette opens: nothing behind it changes.
  const [box] = useState(() => {
    const setup = pageActions().box;
    return setup && createBox({ ...setup, hasExamples: false });
  });

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    // Opens the list.
    input.current?.click();
  }, []);

  const close = () => dialog.current?.close();
  const pick = ({ run, filter }: PaletteOption) => {
    const left = filter?.() ?? { text: '' };
    setText(left.text);
    setError(left.error);
    if (left.text !== '') return;
    // Restore the focus first: the action may move it.
    close();
    run?.();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is one on the backdrop; Escape closes in the input
    <dialog
      ref={dialog}
      aria-label={keyWords.palette.name}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && close()}
      className="mx-auto mt-[12vh] w-[min(640px,calc(100vw-32px))] overflow-visible rounded-control bg-raised p-0 text-text shadow-popover backdrop:bg-sunken/60"
    >
      <Combobox<PaletteOption>
        name={keyWords.palette.name}
        hideName
        text={text}
        onText={(next) => {
          setText(next);
          setError(undefined);
        }}
        options={() => paletteOptions(text, { words, keyWords, view, state, actions, box })}
        picksFirst
        onPick={pick}
        staysOpen={() => true}
        onEnter={() => {}}
        onKey={({ key }) => {
          if (key === 'Escape') close();
          return key === 'Escape';
        }}
        placeholder={keyWords.palette.hint}
        toggleName={words.filters.showList(keyWords.palette.name)}
        clearName={words.filters.clearInput(keyWords.palette.name)}
        nothing={keyWords.palette.nothing}
        error={error}
        inputRef={input}
      />
    </dialog>
  );
}
