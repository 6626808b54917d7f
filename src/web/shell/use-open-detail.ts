import { useCallback, useRef } from 'react';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { resultsHeir } from '../ui/use-focus-heir.ts';

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
 * `shown` gives the rows on screen in their order, each as the address names it.
 */
export function useOpenDetail(update: UpdateSearch, shown: () => readonly string[]): OpenDetail {
  const opener = useRef<Element>(null);
  const latest = useRef(shown);
  latest.current = shown;
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
  const step = useCallback(
    (by: 1 | -1) =>
      update((before) => {
        const rows = latest.current();
        const next = rows[rows.indexOf(before.sel) + by];
        if (next === undefined || !rows.includes(before.sel)) return before;
        lastSel.current = next;
        return { ...before, sel: next };
      }, 'replace'),
    [update],
  );
  const returnFocus = useCallback(() => {
    // From row to row one may have gone far from the control that opened the first.
    const row = document.querySelector(`[data-detail="${CSS.escape(lastSel.current)}"]`);
    const target = row ?? (opener.current?.isConnected ? opener.current : resultsHeir());
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }, []);
  return { open, close, step, returnFocus };
}
