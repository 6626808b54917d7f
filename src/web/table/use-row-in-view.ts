import { useEffect, useEffectEvent } from 'react';

/**
 * Scrolls a row into sight when it becomes the selected one; one that is in sight stays where it is, and so does the
 * table when its rows are sorted or filtered afterwards.
 */
export function useRowInView(
  scroller: HTMLElement | null,
  selectedId: string | undefined,
  indexOf: (id: string) => number,
  rowHeight: number,
  /** How much of what scrolls lies under a line that stays below the header, in pixels. */
  covered: number,
): void {
  const bringIntoView = useEffectEvent((scroller: HTMLElement, id: string) => {
    const index = indexOf(id);
    if (index < 0) return;
    const top = index * rowHeight;
    // The header stays at the top of the scroller.
    const bottom = top + rowHeight + (scroller.querySelector('thead')?.offsetHeight ?? 0);
    if (top - covered < scroller.scrollTop) scroller.scrollTop = top - covered;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
  });
  useEffect(() => {
    if (scroller && selectedId) bringIntoView(scroller, selectedId);
  }, [scroller, selectedId]);
}
