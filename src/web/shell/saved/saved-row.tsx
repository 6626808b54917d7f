import { type FormEvent, useId, useState } from 'react';
import type { View } from '../../address/view-paths.ts';
import { useSavedWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { MoreIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';
import { changeSaved } from './saved-store.ts';
import { nameIssue, renamed, type SavedView, type SavedViews, withoutSaved, withSaved } from './saved-views.ts';
import { noteOpened, openSaved } from './use-open-view.ts';

interface SavedRowProps {
  readonly saved: SavedViews;
  readonly view: SavedView;
  /** Whether it is open, or was open and has been changed. */
  readonly state: 'open' | 'modified' | undefined;
  readonly now: { readonly view: View; readonly query: string } | undefined;
  readonly isRenaming: boolean;
  readonly onRename: (name: string | undefined) => void;
  readonly onClose: () => void;
}

/** A saved view: its name opens it; its menu changes it. */
export function SavedRow({ saved, view, state, now, isRenaming, onRename, onClose }: SavedRowProps) {
  const words = useSavedWords();
  const { views } = useWords();
  const shown = visibleText(view.name);
  const isFirst = saved.opensWith === view.name;
  const update = () => now && changeSaved((before) => withSaved(before, { name: view.name, ...now }));
  if (isRenaming) return <RenameForm saved={saved} name={view.name} onDone={() => onRename(undefined)} />;
  return (
    <li className="flex min-h-9 items-center gap-2">
      <button
        type="button"
        aria-current={state === undefined ? undefined : 'true'}
        onClick={() => {
          openSaved(view);
          onClose();
        }}
        className="calm min-w-0 flex-1 truncate rounded-control px-2 py-1 text-left text-13 font-medium text-accent-text hover:bg-hover"
      >
        <span translate="no">{shown}</span>
      </button>
      <span className="shrink-0 text-12 text-muted">
        {[
          views[view.view],
          ...(state === undefined ? [] : [state === 'open' ? words.open : words.modified]),
          ...(isFirst ? [words.opensWith] : []),
        ].join(' · ')}
      </span>
      {state === 'modified' && (
        <Button onClick={update} aria-label={words.update(shown)}>
          {words.updateShort}
        </Button>
      )}
      <Menu
        name={words.actions(shown)}
        icon={<MoreIcon />}
        isInRow
        items={[
          ...(state === 'open' ? [] : [{ id: 'update', text: words.update(shown), onChoose: update }]),
          { id: 'rename', text: words.rename(shown), onChoose: () => onRename(view.name) },
          {
            id: 'first',
            text: isFirst ? words.notFirst(shown) : words.makeFirst(shown),
            onChoose: () => changeSaved((before) => ({ ...before, opensWith: isFirst ? undefined : view.name })),
          },
          {
            id: 'delete',
            text: words.remove(shown),
            onChoose: () => {
              changeSaved((before) => withoutSaved(before, view.name));
              announce('saved', words.done.removed(shown));
            },
          },
        ]}
      />
    </li>
  );
}

interface RenameFormProps {
  readonly saved: SavedViews;
  readonly name: string;
  readonly onDone: () => void;
}

function RenameForm({ saved, name, onDone }: RenameFormProps) {
  const words = useSavedWords();
  const id = useId();
  const [next, setNext] = useState(name);
  const [error, setError] = useState<string>();
  const rename = (event: FormEvent) => {
    event.preventDefault();
    const own = next.trim();
    const issue = nameIssue(own);
    if (issue !== undefined) return setError(words.issues[issue]);
    if (own !== name && saved.views.some((view) => view.name === own)) return setError(words.issues.taken);
    changeSaved((before) => renamed(before, name, own));
    noteOpened(own);
    onDone();
  };
  return (
    <li className="py-1">
      <form onSubmit={rename} className="flex flex-wrap items-center gap-2">
        <input
          ref={(field) => field?.focus()}
          type="text"
          aria-label={words.saveName}
          autoComplete="off"
          value={next}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => {
            setNext(event.target.value);
            setError(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // Escape would also close the dialog.
            event.preventDefault();
            onDone();
          }}
          className="field-box h-8 min-w-0 flex-1 bg-raised px-2 text-13"
        />
        <Button type="submit">{words.renameDone}</Button>
        <Button look="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
        {error !== undefined && (
          <p id={`${id}-error`} role="alert" className="basis-full text-12 text-danger">
            {error}
          </p>
        )}
      </form>
    </li>
  );
}
