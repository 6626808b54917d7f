import { useId, useState } from 'react';
import { saveFile } from '../../export/download.ts';
import { useSavedWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../ui/button.tsx';
import { changeSaved } from './saved-store.ts';
import { printSaved, readSaved, type SavedViews, withImported } from './saved-views.ts';

/** Enough for 200 views with the longest address. */
const MAX_BYTES = 5_000_000;

/** Exports the saved views to a file and imports them. */
export function SavedFiles({ saved }: { readonly saved: SavedViews }) {
  const words = useSavedWords();
  const id = useId();
  const [outcome, setOutcome] = useState<{ readonly isFault: boolean; readonly text: string }>();
  const read = async (file: File) => {
    const name = visibleText(file.name);
    const result = readSaved(file.size > MAX_BYTES ? '' : await file.text());
    if (!result.ok) {
      const text = result.error === 'not-json' ? words.notJson(name) : words.otherKind(name);
      return setOutcome({ isFault: true, text });
    }
    const { added, leftOut } = withImported(saved, result.value);
    changeSaved((before) => withImported(before, result.value).saved);
    setOutcome({ isFault: false, text: words.imported(added, leftOut) });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        aria-disabled={saved.views.length === 0 || undefined}
        onClick={() =>
          saved.views.length > 0 && saveFile('pai-saved-views.json', printSaved(saved), 'application/json')
        }
      >
        {words.exportAll}
      </Button>
      <label
        htmlFor={id}
        className="calm inline-flex min-h-8 cursor-pointer items-center rounded-control border border-edge bg-raised px-3 text-13 font-medium hover:bg-hover focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
      >
        <span>{words.importFile}</span>
        <input
          id={id}
          type="file"
          accept="application/json,.json"
          className="sr-only"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // Allows choosing the same file again.
            currentTarget.value = '';
            if (file) void read(file);
          }}
        />
      </label>
      {outcome && (
        <p
          role={outcome.isFault ? 'alert' : 'status'}
          className={`text-12 ${outcome.isFault ? 'text-danger' : 'text-muted'}`}
        >
          {outcome.text}
        </p>
      )}
    </div>
  );
}
