import { type CSSProperties, type KeyboardEvent, useId, useState } from 'react';
import type { FacetCount } from '../../filter/facet-counts.ts';
import { useFacetWords } from '../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { ChevronIcon, MoreIcon } from '../../ui/icons.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { VisibleValue } from '../../ui/visible-value.tsx';

interface FacetRowProps {
  /** The accessible name of the checkbox. */
  readonly name: string;
  readonly text: string;
  /** The small text after the name. */
  readonly aside?: string | undefined;
  readonly checked: boolean;
  /** Only some of its values are ticked. */
  readonly isMixed?: boolean;
  /** Why it cannot be ticked. A tick can still be removed. */
  readonly issue?: string | undefined;
  /** The name is struck through: no image has the value now, or it is excluded. */
  readonly isStruck?: boolean;
  /** No image has the value now. The row stays until the pointer and the focus leave the facets. */
  readonly isGone?: boolean;
  /** A tooltip that says more than the name. */
  readonly hint?: string | undefined;
  /** Undefined until images are loaded. */
  readonly count: FacetCount | undefined;
  /** Opens and closes the rows below it. */
  readonly folder?: { readonly name: string; readonly isOpen: boolean; readonly toggle: () => void };
  /** The indent: 0 below the heading of the facet, 1 below a row with a folder, and so on. */
  readonly level?: 0 | 1 | 2;
  readonly onToggle: () => void;
  readonly actions?: readonly MenuItem[];
}

/** The shown and announced length of a value, in characters. The table shows more. */
const MAX_CHARS = 200;
/** The indents of rows with and without a folder. Their checkboxes are in one column. */
const INDENTS = { folder: ['pl-1', 'pl-6', 'pl-11'], plain: ['pl-6', 'pl-11', 'pl-16'] } as const;

/** The indents of texts without a checkbox, in line with the texts after checkboxes. */
const GONE_INDENTS = ['pl-12', 'pl-17', 'pl-22'] as const;

/**
 * One value of a facet: a native checkbox, its count, and a menu of other actions. The menu is rendered only for the
 * row under the pointer or the focus: hundreds of menus would be most of the page. Arrow keys go from the checkbox to
 * the menu and back.
 */
export function FacetRow(props: FacetRowProps) {
  const { name, text, count, folder, actions = [], level = 0 } = props;
  const words = useFacetWords();
  const shared = useWords();
  const countId = useId();
  const [isActive, setActive] = useState(false);
  const shownName = visibleText(name.slice(0, MAX_CHARS));
  const shown = text === '' ? words.emptyValue : text.slice(0, MAX_CHARS);
  if (props.isGone) {
    return (
      <li
        aria-hidden="true"
        className={`numeric flex min-h-6.5 items-center pr-8 text-13 text-muted line-through lg:min-h-6 ${GONE_INDENTS[level]}`}
      >
        <span className="min-w-0 truncate">{visibleText(shown)}</span>
      </li>
    );
  }
  const isDisabled = props.issue !== undefined && !props.checked;
  return (
    <li
      onPointerEnter={() => setActive(true)}
      onPointerLeave={({ currentTarget }) => setActive(currentTarget.contains(document.activeElement))}
      onFocus={() => setActive(true)}
      onBlur={({ currentTarget, relatedTarget }) =>
        setActive(
          (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) || currentTarget.matches(':hover'),
        )
      }
      onKeyDown={moveInRow}
      style={count && ({ '--share': `${Math.round(count.share * 100)}%` } as CSSProperties)}
      className={`facet-row relative flex min-h-6.5 items-center rounded-control pr-1 lg:min-h-6 hover:bg-hover has-focus-visible:bg-hover ${INDENTS[folder ? 'folder' : 'plain'][level]}`}
    >
      {folder && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={folder.name}
          aria-expanded={folder.isOpen}
          onClick={folder.toggle}
          className={`calm -ml-1 flex size-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover ${folder.isOpen ? '' : '-rotate-90'}`}
        >
          <ChevronIcon />
        </button>
      )}
      <label
        title={props.issue ?? props.hint}
        className={`flex min-h-6.5 min-w-0 flex-1 items-center gap-2 lg:min-h-6 text-13 ${isDisabled ? 'text-muted' : 'cursor-pointer'}`}
      >
        <input
          ref={(box) => {
            if (box) box.indeterminate = props.isMixed ?? false;
          }}
          type="checkbox"
          // Arrow keys reach it: use-facet-keys.ts.
          tabIndex={-1}
          aria-label={`${shownName}${count ? `${shared.signs.comma}${count.images}` : ''}`}
          aria-describedby={count?.isPartial ? countId : undefined}
          checked={props.checked}
          disabled={isDisabled}
          onChange={props.onToggle}
          className="size-4 shrink-0"
        />
        <span className={`numeric min-w-0 truncate ${props.isStruck ? 'text-muted line-through' : ''}`}>
          <VisibleValue runs={visibleRuns(shown)} />
        </span>
        {props.aside !== undefined && (
          <span className="max-w-1/2 shrink-0 truncate text-12 text-muted">
            {visibleText(props.aside.slice(0, MAX_CHARS))}
          </span>
        )}
      </label>
      {count && (
        <span
          id={count.isPartial ? countId : undefined}
          title={shared.images.count(count.images, count.isPartial)}
          className="numeric shrink-0 pl-1 text-12 text-muted"
        >
          {shared.images.short(count.images, count.isPartial)}
        </span>
      )}
      <span className="ml-0.5 flex w-6 shrink-0">
        {isActive && actions.length > 0 && (
          <Menu name={words.moreFor(shownName)} icon={<MoreIcon />} items={actions} isInRow />
        )}
      </span>
    </li>
  );
}

function moveInRow(event: KeyboardEvent<HTMLLIElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const isInMenu = event.target instanceof Element && event.target.closest('[role=menu]');
  if (step === 0 || isInMenu) return;
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const next = controls[controls.findIndex((control) => control.matches(':focus')) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
