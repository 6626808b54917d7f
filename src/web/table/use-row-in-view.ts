import { useEffect, useEffectEvent } from 'react';

/**
 * Scrolls a row into view when it becomes selected. A visible row stays in place, and so does the table when its rows
 * are sorted or filtered later.
 */
export function useRowInView(
  scroller: HTMLElement | null,
  selectedId: string | undefined,
  indexOf: (id: string) => number,
  rowHeight: number,
  /** The height of the sticky line below the header, in pixels. */
  covered: number,
): void {
  const bringIntoView = useEffectEvent((scroller: HTMLElement, id: string) => {
    const index = indexOf(id);
    if (index < 0) return;
    const top = index * rowHeight;
    // The header sticks to the top of the scroller.
    const bottom = top + rowHeight + (scroller.querySelector('thead')?.offsetHeight ?? 0);
    if (top - covered < scroller.scrollTop) scroller.scrollTop = top - covered;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
  });
  useEffect(() => {
    if (scroller && selectedId) bringIntoView(scroller, selectedId);
  }, [scroller, selectedId]);
}
