import { type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';

interface HeldPlace {
  /** Pixels of empty space to leave above the list. */
  readonly space: number;
  readonly hold: (event: SyntheticEvent) => void;
  readonly release: () => void;
}

/**
 * Keeps the row that was acted on under the pointer while rows above it come and go: by scrolling, and where the list
 * cannot scroll that far by an empty space above it, until the pointer leaves.
 */
export function useHeldPlace(): HeldPlace {
  const held = useRef<{ readonly row: Element; readonly top: number }>(null);
  const [space, setSpace] = useState(0);

  useLayoutEffect(() => {
    if (!held.current?.row.isConnected) return;
    const { row, top } = held.current;
    const scroller = row.closest('section');
    const moved = row.getBoundingClientRect().top - top;
    if (!scroller || Math.abs(moved) < 1) return;
    const scrolled = scroller.scrollTop;
    scroller.scrollTop += moved;
    const left = moved - (scroller.scrollTop - scrolled);
    // What scrolling could not give back is taken from, or added to, the space above.
    if (Math.abs(left) >= 1) setSpace((before) => Math.max(0, before - left));
  });

  return {
    space,
    hold: (event) => {
      const row = event.target instanceof Element ? event.target.closest('li') : null;
      held.current = row && { row, top: row.getBoundingClientRect().top };
    },
    release: () => {
      held.current = null;
      setSpace(0);
    },
  };
}
