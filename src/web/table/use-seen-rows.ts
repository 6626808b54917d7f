import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type SeenRows, seenRows } from './row-window.ts';

/** Used before the height is known. */
const FIRST_GUESS: SeenRows = { first: 0, count: 20 };

/**
 * Tracks the visible rows of a scroller. New rows are rendered before the frame of the scroll is painted: a scheduled
 * React update comes a frame late, and a quick scroll then shows blank space. The first measurement comes with the
 * resize event after the browser's layout; reading it on mount would force another layout.
 */
export function useSeenRows(scroller: HTMLElement | null, rowHeight: number): SeenRows {
  const [seen, setSeen] = useState(FIRST_GUESS);
  useEffect(() => {
    if (!scroller) return;
    let height = 0;
    let shown = FIRST_GUESS;
    const look = () => {
      const now = seenRows(scroller.scrollTop, height, rowHeight);
      if (now.first === shown.first && now.count === shown.count) return;
      shown = now;
      flushSync(() => setSeen(now));
    };
    const resizes = new ResizeObserver(([entry]) => {
      height = entry?.contentRect.height ?? height;
      look();
    });
    resizes.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      resizes.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight]);
  return seen;
}
