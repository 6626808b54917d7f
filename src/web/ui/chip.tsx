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
}

/** A list item that can be taken away; the focus then goes to its neighbour. */
export function Chip({ children, removeName, onRemove, title, before }: ChipProps) {
  const item = useFocusFallback<HTMLLIElement>(fallbackOf);
  return (
    <li ref={item} className="flex max-w-full shrink-0 items-center gap-2">
      {before && <span className="text-12 text-muted">{before}</span>}
      <span className="flex h-7 min-w-0 items-center rounded-control bg-tint pl-2" title={title}>
        <span translate="no" className="max-w-80 min-w-0 truncate text-12">
          {children}
        </span>
        <button
          type="button"
          aria-label={removeName}
          onClick={onRemove}
          className="calm ml-0.5 flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:text-text"
        >
          <CloseIcon />
        </button>
      </span>
    </li>
  );
}

/** The button of the next chip, else of the one before, else the control beside them that is marked for it and in sight. */
function fallbackOf(item: HTMLLIElement): Element | null {
  const neighbour = item.nextElementSibling ?? item.previousElementSibling;
  if (neighbour) return neighbour.querySelector('button');
  const fallbacks = item.closest('search')?.querySelectorAll<HTMLElement>('[data-focus-fallback]') ?? [];
  return [...fallbacks].find((element) => element.offsetParent !== null) ?? null;
}
