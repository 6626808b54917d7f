import { type RefObject, useEffect, useRef, useState } from 'react';
import { useMedia, WIDE } from '../ui/use-media.ts';

interface FilterSheet {
  /** The filters lie over the page, on a narrow screen. */
  readonly inSheet: boolean;
  readonly isWide: boolean;
  readonly setOpen: (open: boolean) => void;
  /** The button that opens the sheet and has the focus again when it closes. */
  readonly toggle: RefObject<HTMLButtonElement | null>;
}

/**
 * On narrow screens the filters are a sheet: while it is open the rest of the page is inert, the focus goes into it
 * and afterwards back. We rejected a dialog element: on wide screens the same fields are part of the page.
 */
export function useFilterSheet(): FilterSheet {
  const isWide = useMedia(WIDE);
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const inSheet = open && !isWide;

  useEffect(() => {
    if (!inSheet) return;
    const behind = [...document.querySelectorAll<HTMLElement>('header, #results, aside')];
    for (const element of behind) element.inert = true;
    document.getElementById('filters')?.focus();
    return () => {
      for (const element of behind) element.inert = false;
      toggle.current?.focus();
    };
  }, [inSheet]);

  return { inSheet, isWide, setOpen, toggle };
}
