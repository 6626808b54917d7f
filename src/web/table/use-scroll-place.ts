import { useEffect, useRef } from 'react';

/** The most stored scroll positions. */
const MAX_PLACES = 50;
const places = new Map<string, number>();

/**
 * Starts new rows at the top, and restores the scroll position of earlier ones, so that Back shows the same screen.
 * Positions are kept only in memory, because a reloaded page starts at the top.
 */
export function useScrollPlace(scroller: HTMLElement | null, key: string): void {
  // Kept here, because reading it on mount would force a layout. A new scroller is at its top.
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
