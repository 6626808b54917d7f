import { type RefObject, useEffect, useRef, useState } from 'react';
import { useMedia, WIDE } from '../ui/use-media.ts';

interface FilterSheet {
  /** On a narrow screen the filters cover the page. */
  readonly inSheet: boolean;
  readonly isWide: boolean;
  readonly setOpen: (open: boolean) => void;
  /** The button that opens the sheet. It gets the focus when the sheet closes. */
  readonly toggle: RefObject<HTMLButtonElement | null>;
}

/**
 * On narrow screens the filters are a sheet. While it is open, the rest of the page is inert. The focus moves into
 * it, and back when it closes. We rejected a dialog element, because on wide screens the same fields are part of the
 * page.
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
