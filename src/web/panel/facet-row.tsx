import { type KeyboardEvent, useId } from 'react';
import type { FacetCount } from '../filter/facet-counts.ts';
import type { FacetValue } from '../filter/facet-model.ts';
import { useFacetWords } from '../text/english-facets.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';

export interface FacetRowAction {
  readonly text: string;
  readonly name: string;
  readonly run: () => void;
}

interface FacetRowProps {
  readonly value: FacetValue;
  /** Nothing while no images are there to count. */
  readonly count: FacetCount | undefined;
  /** The accessible name of the checkbox. */
  readonly name: string;
  readonly text: string;
  /** What follows the text in small print; a part of the name too. */
  readonly aside?: string;
  readonly indent?: boolean;
  readonly strong?: boolean;
  readonly onToggle: () => void;
  readonly actions: readonly FacetRowAction[];
}

/** What is drawn and read out of a long value; the table shows more of it. */
const MAX_CHARS = 200;

/**
 * One value of a facet: a native checkbox, and what else can be done with the value in the same row. The row is one
 * Tab stop; the arrow keys go from the checkbox to its actions and back, so that Tab does not pass four hundred.
 */
export function FacetRow({ value, count, name, text, aside, indent, strong, onToggle, actions }: FacetRowProps) {
  const words = useFacetWords();
  const countId = useId();
  const shown = text === '' ? words.emptyValue : text.slice(0, MAX_CHARS);
  const hint = value.filterable ? undefined : words.cannotAsk;
  return (
    <li
      onKeyDown={moveInRow}
      // Without hovering the actions stand in the row: they take a line below a value that would have no room beside them.
      className="relative flex min-h-7 items-center rounded-control hover:bg-hover has-focus-visible:bg-hover [@media(hover:none)]:flex-wrap"
    >
      <label
        title={hint ?? (name.length > 16 ? visibleText(name.slice(0, MAX_CHARS)) : undefined)}
        className={`flex min-h-7 min-w-0 flex-1 items-center gap-2 text-13 [@media(hover:none)]:min-w-36 ${indent ? 'pl-7' : 'pl-2'} ${
          value.filterable ? 'cursor-pointer' : 'text-muted'
        }`}
      >
        <input
          type="checkbox"
          aria-label={`${visibleText(name.slice(0, MAX_CHARS))}${count ? `, ${count.images}` : ''}`}
          aria-describedby={count?.isPartial ? countId : undefined}
          checked={value.checked}
          disabled={!value.filterable && !value.checked}
          onChange={onToggle}
          className="size-4 shrink-0"
        />
        <span
          className={`numeric min-w-0 truncate ${strong ? 'font-medium' : ''} ${value.impossible ? 'text-muted line-through' : ''}`}
        >
          <VisibleValue runs={visibleRuns(shown)} />
          {aside && <span className="pl-1.5 text-12 font-normal text-muted">{aside}</span>}
        </span>
      </label>
      {value.filterable && actions.length > 0 && (
        <span className="row-action facet-actions flex shrink-0 items-center [@media(hover:none)]:order-1 [@media(hover:none)]:ml-auto">
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
      {count && <Count count={count} id={countId} />}
    </li>
  );
}

/** How many images have the value, and as a short bar what part that is of those that the facet could choose. */
function Count({ count, id }: { readonly count: FacetCount; readonly id: string }) {
  const words = useWords();
  return (
    <span
      id={id}
      title={words.images.count(count.images, count.isPartial)}
      className="flex shrink-0 items-center gap-1.5 pr-1 pl-1.5"
    >
      <span aria-hidden="true" className="h-1 w-6 overflow-hidden rounded-pill bg-line">
        <span className="block h-full bg-accent" style={{ width: `${count.share * 100}%` }} />
      </span>
      <span className="numeric min-w-8 text-right text-12 text-muted">
        {words.images.short(count.images, count.isPartial)}
      </span>
    </span>
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
