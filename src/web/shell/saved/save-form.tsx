import { type FormEvent, useId, useState } from 'react';
import type { View } from '../../address/view-paths.ts';
import { useSavedWords } from '../../text/later-words.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { changeSaved } from './saved-store.ts';
import { MAX_SAVED, nameIssue, type SavedViews, withSaved } from './saved-views.ts';
import { noteOpened } from './use-open-view.ts';

interface SaveFormProps {
  readonly saved: SavedViews;
  readonly now: { readonly view: View; readonly query: string };
}

/** Saves the current view under a name. An existing name replaces its view, and the button says so. */
export function SaveForm({ saved, now }: SaveFormProps) {
  const words = useSavedWords();
  const id = useId();
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const own = name.trim();
  const isTaken = saved.views.some((view) => view.name === own);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const issue = nameIssue(name);
    if (issue !== undefined) return setError(words.issues[issue]);
    if (!isTaken && saved.views.length >= MAX_SAVED) return setError(words.full(MAX_SAVED));
    changeSaved((before) => withSaved(before, { name: own, ...now }));
    noteOpened(own);
    announce('saved', words.done.saved(own));
    setName('');
  };
  return (
    <form onSubmit={save} className="flex flex-wrap items-end gap-2">
      <label htmlFor={id} className="flex min-w-0 flex-1 basis-60 flex-col gap-1 text-12 text-muted">
        <span>{words.saveName}</span>
        <input
          id={id}
          type="text"
          autoComplete="off"
          value={name}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => {
            setName(event.target.value);
            setError(undefined);
          }}
          className="field-box h-8 bg-raised px-2 text-13 text-text"
        />
      </label>
      <Button type="submit" look={isTaken ? 'plain' : 'primary'}>
        {isTaken ? words.replace : words.save}
      </Button>
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="basis-full text-12 text-danger">
          {error}
        </p>
      )}
    </form>
  );
}
