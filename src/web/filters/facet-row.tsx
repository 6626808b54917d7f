import type { KeyboardEvent } from 'react';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';
import type { FacetValue } from './facet-model.ts';

export interface FacetRowAction {
  readonly text: string;
  readonly name: string;
  readonly run: () => void;
}

interface FacetRowProps {
  readonly value: FacetValue;
  /** The accessible name of the checkbox. */
  readonly name: string;
  readonly text: string;
  readonly indent?: boolean;
  readonly strong?: boolean;
  readonly onToggle: () => void;
  readonly actions: readonly FacetRowAction[];
}

/** What is drawn and read out of a long value; the table shows more of it. */
const DRAWN = 200;

/**
 * One value of a facet: a native checkbox, and what else can be done with the value in the same row. The row is one
 * Tab stop; the arrow keys go from the checkbox to its actions and back, so that Tab does not pass four hundred.
 */
export function FacetRow({ value, name, text, indent, strong, onToggle, actions }: FacetRowProps) {
  const words = useWords();
  const shown = text === '' ? words.facets.emptyValue : text.slice(0, DRAWN);
  const hint = value.sayable ? undefined : words.facets.cannotAsk;
  return (
    <li
      onKeyDown={moveInRow}
      className="flex min-h-7 items-center rounded-control hover:bg-hover has-focus-visible:bg-hover"
    >
      <label
        title={hint ?? (text.length > 16 ? visibleText(shown) : undefined)}
        className={`flex min-h-7 min-w-0 flex-1 items-center gap-2 text-13 ${indent ? 'pl-7' : 'pl-2'} ${
          value.sayable ? 'cursor-pointer' : 'text-muted'
        }`}
      >
        <input
          type="checkbox"
          aria-label={visibleText(name.slice(0, DRAWN))}
          checked={value.checked}
          disabled={!value.sayable && !value.checked}
          onChange={onToggle}
          className="size-4 shrink-0"
        />
        <span
          className={`numeric min-w-0 truncate ${strong ? 'font-medium' : ''} ${value.impossible ? 'text-muted line-through' : ''}`}
        >
          <VisibleValue runs={visibleRuns(shown)} />
        </span>
      </label>
      {value.sayable && actions.length > 0 && (
        <span className="row-action flex shrink-0 items-center">
          {actions.map((action) => (
            <button
              key={action.text}
              type="button"
              tabIndex={-1}
              aria-label={action.name}
              onClick={action.run}
              className="calm h-6 rounded-control px-1 text-12 font-medium text-accent-text hover:bg-raised"
            >
              {action.text}
            </button>
          ))}
        </span>
      )}
    </li>
  );
}

function moveInRow(event: KeyboardEvent<HTMLLIElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const next = controls[controls.findIndex((control) => control.matches(':focus')) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
