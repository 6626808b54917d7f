import { type KeyboardEvent, useId, useState } from 'react';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { withFilter } from '../address/search-state.ts';
import { takeRefusedLength, type UpdateSearch } from '../address/use-search-state.ts';
import { printFilterText, readFilterText } from '../filter/typed/filter-text.ts';
import { useBoxWords, useFilterErrorWords } from '../text/later-words.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Button } from '../ui/button.tsx';

interface FilterTextModeProps {
  readonly filter: ImageFilter;
  readonly update: UpdateSearch;
  readonly onClose: () => void;
}

const MAX_QUOTED = 120;
const MAX_LINES = 8;

/**
 * Edits the whole filter as a text. Enter applies it, Shift+Enter starts a new line, Escape leaves the filter
 * unchanged. A text with an unreadable part changes nothing, because a filter without that part would be a different
 * filter.
 */
export function FilterTextMode({ filter, update, onClose }: FilterTextModeProps) {
  const words = useBoxWords().textMode;
  const { problem } = useWords();
  const errorWords = useFilterErrorWords();
  const id = useId();
  const [text, setText] = useState(() => printFilterText(filter));
  const [error, setError] = useState<string>();
  const apply = () => {
    const { filter: read, unread } = readFilterText(text);
    const [firstUnread] = unread;
    if (firstUnread) {
      setError(errorWords[firstUnread.reason](visibleText(firstUnread.text.slice(0, MAX_QUOTED))));
      return;
    }
    update((state) => withFilter(state, read));
    const tooLong = takeRefusedLength();
    if (tooLong === undefined) onClose();
    else setError(problem.addressTooLong(tooLong));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isTextMode = event.key === '/' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Enter' && !event.shiftKey) apply();
    else if (event.key === 'Escape' || isTextMode) onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const lines = Math.min(MAX_LINES, Math.max(2, text.split('\n').length + 1));
  return (
    <div className="absolute top-0 right-0 left-0 z-40 rounded-control border border-line bg-raised p-2 shadow-popover">
      <label htmlFor={id} className="text-12 font-medium text-muted">
        {words.name}
      </label>
      <textarea
        id={id}
        ref={(area) => {
          if (!area || document.activeElement?.closest('[data-text-mode]') !== null) return;
          area.focus();
          area.setSelectionRange(area.value.length, area.value.length);
        }}
        data-text-mode
        translate="no"
        rows={lines}
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
        onKeyDown={onKeyDown}
        className="mt-1 block w-full resize-y rounded-control border border-edge bg-surface px-2 py-1 font-mono text-12"
      />
      {error && (
        <p id={`${id}-error`} role="alert" className="pt-1 text-12 text-danger">
          {error}
        </p>
      )}
      <p id={`${id}-hint`} className="py-1 text-12 text-muted">
        {words.hint}
      </p>
      <div className="flex gap-2">
        <Button look="primary" onClick={apply}>
          {words.apply}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
