import { useCallback, useRef } from 'react';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { resultsFallback } from '../ui/use-focus-fallback.ts';

/** The actions on the detail of a view. */
export interface OpenDetail {
  readonly open: (sel: string) => void;
  readonly close: () => void;
  /** Goes to the next visible row, or with -1 to the previous one. */
  readonly step: (by: 1 | -1) => void;
  readonly returnFocus: () => void;
}

/**
 * Opens, closes and changes the detail in the address. Opening makes a history entry, stepping does not. The focus
 * returns to the last shown row (its control has `data-detail`), else to the control that opened the detail, else to
 * the results.
 *
 * `shown` are the visible rows in order, and `selOf` is the name of each in the address.
 */
export function useOpenDetail<Data>(
  update: UpdateSearch,
  shown: readonly Data[],
  selOf: (row: Data) => string,
): OpenDetail {
  const opener = useRef<Element>(null);
  const lastSel = useRef('');

  const open = useCallback(
    (sel: string) => {
      // Some browsers do not focus a clicked link.
      opener.current = document.activeElement === document.body ? null : document.activeElement;
      lastSel.current = sel;
      update((before) => ({ ...before, sel }));
    },
    [update],
  );
  const close = useCallback(() => update((before) => ({ ...before, sel: '' })), [update]);
  const step = (by: 1 | -1) =>
    update((before) => {
      const at = shown.findIndex((row) => selOf(row) === before.sel);
      const next = at < 0 ? undefined : shown[at + by];
      if (next === undefined) return before;
      const sel = selOf(next);
      lastSel.current = sel;
      return { ...before, sel };
    }, 'replace');
  const returnFocus = useCallback(() => {
    // After stepping, the control of the first row may be far away.
    const row = document.querySelector(`[data-detail="${CSS.escape(lastSel.current)}"]`);
    const target =
      (opener.current?.matches('tr') ? row?.closest('tr') : row) ??
      (opener.current?.isConnected ? opener.current : resultsFallback());
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }, []);
  return { open, close, step, returnFocus };
}
