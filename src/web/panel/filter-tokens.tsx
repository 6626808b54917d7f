import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { type FilterPart, groupOfPart, printPart } from '../filter/filter-parts.ts';
import { partInWords } from '../filter/part-in-words.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Chip } from '../ui/chip.tsx';

interface FilterTokensProps {
  readonly name: string;
  readonly parts: readonly FilterPart[];
  /** The name of the button that removes a part. */
  readonly removeName: (printed: string) => string;
  readonly onRemove: (part: FilterPart) => void;
  /** Called for a press on the text of a token. */
  readonly onEdit?: (part: FilterPart, button: HTMLElement) => void;
  /** The number of visible lines. The other tokens are behind a button. */
  readonly lines: number;
  /** True inside a field: arrow keys move between tokens, and the focus returns to its input. */
  readonly input?: () => HTMLInputElement | null;
}

/** The estimated number of tokens in a line. */
const TOKENS_PER_LINE = 3;

const loadFit = () => import('./observe-overflow.ts');

/**
 * The parts of a filter as text, each with a button to remove it. Tokens of one key are close together. The list has
 * no box: its items are laid out in the box around it, before the other content.
 */
export function FilterTokens({ name, parts, removeName, onRemove, onEdit, lines, input }: FilterTokensProps) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const [isOpen, setOpen] = useState(false);
  const texts = parts.map(printPart).join();
  const [fit, setFit] = useState<{ readonly texts: string; readonly count: number }>();
  // An estimate until the tokens are measured. The measuring code is loaded only if there may be too many.
  const fitting = fit?.texts === texts ? fit.count : Math.min(parts.length, lines * TOKENS_PER_LINE);
  const behind = parts.length - fitting;
  const hasInput = input !== undefined;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || texts === '') return;
    let end: (() => void) | undefined;
    let isOver = false;
    const onFit = (count: number) => setFit({ texts, count });
    loadFit()
      .then(({ observeOverflow }) => {
        if (!isOver) end = observeOverflow(element, { lines, hasInput, onFit });
      })
      // If the code cannot be loaded, the estimate stays.
      .catch(() => {});
    return () => {
      isOver = true;
      end?.();
    };
  }, [texts, lines, hasInput]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const field = input?.();
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    const part = item ? parts[[...event.currentTarget.children].indexOf(item)] : undefined;
    if (!field || !item || part === undefined) return;
    if (event.key === 'ArrowLeft') focusToken(item.previousElementSibling ?? item);
    else if (event.key === 'ArrowRight') {
      if (item.nextElementSibling) focusToken(item.nextElementSibling);
      else field.focus();
    } else if (event.key === 'Home') focusToken(event.currentTarget.firstElementChild);
    else if (event.key === 'End' || event.key === 'Escape') field.focus();
    else if (event.key === 'Backspace' || event.key === 'Delete') {
      // Key repeat must not remove all tokens.
      if (event.repeat) return;
      field.focus();
      onRemove(part);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <ul
        ref={list}
        aria-label={name}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => target.closest('.sr-only') && setOpen(true)}
        className="contents"
      >
        {parts.map((part, index) => {
          const printed = printPart(part);
          const before = parts[index - 1];
          const isJoined = before !== undefined && groupOfPart(before) === groupOfPart(part);
          const text = partInWords(part, words);
          return (
            <Chip
              key={printed}
              title={visibleText(printed.slice(0, 600))}
              before={isJoined && before.kind === 'is' && part.kind === 'is' ? words.filters.or : undefined}
              isJoined={isJoined}
              removeName={removeName(printed)}
              onRemove={() => onRemove(part)}
              edit={onEdit && { name: words.filters.edit(text), onOpen: (button) => onEdit(part, button) }}
              isInField={input !== undefined}
              isBehind={!isOpen && index >= fitting}
            >
              {text}
            </Chip>
          );
        })}
      </ul>
      {behind > 0 && (
        <button
          type="button"
          aria-expanded={isOpen}
          title={isOpen ? words.filters.showFewer : words.filters.showMore(behind)}
          onClick={() => setOpen(!isOpen)}
          className="calm h-6.5 shrink-0 rounded-control px-2 text-12 font-medium text-accent-text hover:bg-hover lg:h-6"
        >
          {isOpen ? words.filters.showFewer : `+${words.formats.number(behind)}`}
        </button>
      )}
    </>
  );
}

function focusToken(item: Element | null): void {
  const button = item?.querySelector('button');
  if (button instanceof HTMLElement) button.focus();
}
