import { useEffect, useRef } from 'react';

/** As many places as a person may go back to. */
const MAX_PLACES = 50;
const places = new Map<string, number>();

/**
 * Begins at the top for rows that were not seen yet, and where they were left for those that were: going back shows the
 * same screen. Places are kept in memory only, since a page loaded again begins again.
 */
export function useScrollPlace(scroller: HTMLElement | null, key: string): void {
  // Known without asking, since asking on mount would force a layout. A new scroller is at its top.
  const now = useRef({ scroller, top: 0 });
  useEffect(() => {
    if (!scroller) return;
    if (now.current.scroller !== scroller) now.current = { scroller, top: 0 };
    const place = places.get(key) ?? 0;
    if (place !== now.current.top) scroller.scrollTop = place;
    const remember = () => {
      now.current.top = scroller.scrollTop;
      places.delete(key);
      places.set(key, scroller.scrollTop);
      const [oldest] = places.keys();
      if (places.size > MAX_PLACES && oldest !== undefined) places.delete(oldest);
    };
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => scroller.removeEventListener('scroll', remember);
  }, [scroller, key]);
}
