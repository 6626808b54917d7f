import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * For a panel with a button: calls `close` on Escape, also on that button, and `leave` when the pointer or the focus
 * goes elsewhere.
 */
export function useClosing(close: () => void, leave: () => void): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  const onElsewhere = useEffectEvent(leave);
  useEffect(() => {
    const box = panel.current?.parentElement;
    if (!box) return;
    const closeFromOutside = ({ target }: Event) => {
      if (target instanceof Node && !box.contains(target)) onElsewhere();
    };
    box.addEventListener('keydown', onKeyDown);
    addEventListener('pointerdown', closeFromOutside, true);
    addEventListener('focusin', closeFromOutside);
    return () => {
      box.removeEventListener('keydown', onKeyDown);
      removeEventListener('pointerdown', closeFromOutside, true);
      removeEventListener('focusin', closeFromOutside);
    };
  }, []);
  return panel;
}
