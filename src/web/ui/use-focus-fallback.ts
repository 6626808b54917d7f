import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Moves the focus when an element leaves the page while it holds it. Without this the browser puts the focus at the top
 * of the page, and a keyboard user starts all over. `fallbackOf` is called while the element still stands.
 */
export function useFocusFallback<T extends HTMLElement>(
  fallbackOf: (element: T) => Element | null,
): RefObject<T | null> {
  const ref = useRef<T>(null);
  const moveFocus = useEffectEvent((element: T) => {
    const fallback = fallbackOf(element);
    if (fallback instanceof HTMLElement) fallback.focus();
  });
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element?.contains(document.activeElement)) moveFocus(element);
    };
  }, []);
  return ref;
}

/** The results, which take the focus from messages that go away above or instead of them. */
export function resultsFallback(): Element | null {
  return document.getElementById('results');
}
