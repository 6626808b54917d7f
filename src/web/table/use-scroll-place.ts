import { useEffect } from 'react';

/** As many places as a person may go back to. */
const MAX_PLACES = 50;
const places = new Map<string, number>();

/**
 * Begins at the top for rows that were not seen yet, and where they were left for those that were: going back shows the
 * same screen. Places are kept in memory only, since a page loaded again begins again.
 */
export function useScrollPlace(scroller: HTMLElement | null, key: string): void {
  useEffect(() => {
    if (!scroller) return;
    scroller.scrollTop = places.get(key) ?? 0;
    const remember = () => {
      places.delete(key);
      places.set(key, scroller.scrollTop);
      const [oldest] = places.keys();
      if (places.size > MAX_PLACES && oldest !== undefined) places.delete(oldest);
    };
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => scroller.removeEventListener('scroll', remember);
  }, [scroller, key]);
}
