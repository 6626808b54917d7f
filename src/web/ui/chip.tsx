import type { ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';
import { useFocusFallback } from './use-focus-fallback.ts';

interface ChipProps {
  readonly children: ReactNode;
  readonly removeName: string;
  readonly onRemove: () => void;
  readonly title?: string;
  /** A word before the chip, such as "or". */
  readonly before?: string | undefined;
  /** It belongs to the previous chip, and is close to it. */
  readonly isJoined?: boolean;
  /** A press on its text opens something. */
  readonly edit?: { readonly name: string; readonly onOpen: (button: HTMLElement) => void } | undefined;
  /** The keyboard reaches it with arrow keys from a field, not with Tab. */
  readonly isInField?: boolean;
  /** It does not fit: it stays in the list for assistive technology only. */
  readonly isBehind?: boolean;
}

/** A list item that can be removed; the focus then goes to its neighbour. */
export function Chip(props: ChipProps) {
  const { children, removeName, onRemove, title, before, isJoined, edit, isInField, isBehind } = props;
  const item = useFocusFallback<HTMLLIElement>(fallbackOf);
  const tabIndex = isInField ? -1 : undefined;
  const text = 'max-w-80 min-w-0 truncate text-12';
  return (
    <li
      ref={item}
      data-joined={isJoined || undefined}
      className={`group/chip max-w-full shrink-0 items-center ${isBehind ? 'sr-only' : 'flex'} ${isJoined ? '-ml-1' : ''}`}
    >
      <span
        title={title}
        className={`flex h-6.5 lg:h-6 min-w-0 items-center rounded-control bg-tint forced-colors:border group-data-joined/chip:rounded-l-none group-has-[+[data-joined]]/chip:rounded-r-none`}
      >
        {before && <span className="pl-1.5 text-12 text-muted">{before}</span>}
        {edit ? (
          <button
            type="button"
            translate="no"
            tabIndex={tabIndex}
            data-token
            aria-label={edit.name}
            aria-haspopup="dialog"
            onClick={(event) => edit.onOpen(event.currentTarget)}
            className={`calm h-full rounded-control pl-2 text-left hover:underline focus-visible:-outline-offset-1 ${text}`}
          >
            {children}
          </button>
        ) : (
          <span translate="no" className={`pl-2 ${text}`}>
            {children}
          </span>
        )}
        <button
          type="button"
          tabIndex={tabIndex}
          data-remove
          aria-label={removeName}
          onClick={onRemove}
          className="calm flex h-full w-6.5 shrink-0 items-center justify-center rounded-control text-muted hover:text-text focus-visible:-outline-offset-1"
        >
          <CloseIcon />
        </button>
      </span>
    </li>
  );
}

/**
 * The button of the next chip, else of the previous one, else the visible control beside them that is marked for this.
 */
function fallbackOf(item: HTMLLIElement): Element | null {
  const neighbour = item.nextElementSibling ?? item.previousElementSibling;
  const button = neighbour?.querySelector('[data-remove]');
  if (button) return button;
  const fallbacks = item.closest('search')?.querySelectorAll<HTMLElement>('[data-focus-fallback]') ?? [];
  return [...fallbacks].find((element) => element.offsetParent !== null) ?? null;
}
