import { useCallback, useRef } from 'react';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { resultsFallback } from '../ui/use-focus-fallback.ts';

/** What can be done with the detail of a view. */
export interface OpenDetail {
  readonly open: (sel: string) => void;
  readonly close: () => void;
  /** Goes to the next row on screen, or with -1 to the one before. */
  readonly step: (by: 1 | -1) => void;
  readonly returnFocus: () => void;
}

/**
 * Opens, closes and changes the detail that the address names. Opening is an entry of the history, going from row to row
 * is not. The focus goes back to the row that was shown last (its control carries `data-detail`), else to the
 * control that opened the detail, or where that is gone to the results.
 *
 * `shown` are the rows on screen in their order, and `selOf` says what the address calls each.
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
      // Some browsers give no focus to a link that is clicked.
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
    // From row to row one may have gone far from the control that opened the first.
    const row = document.querySelector(`[data-detail="${CSS.escape(lastSel.current)}"]`);
    const target =
      (opener.current?.matches('tr') ? row?.closest('tr') : row) ??
      (opener.current?.isConnected ? opener.current : resultsFallback());
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }, []);
  return { open, close, step, returnFocus };
}
