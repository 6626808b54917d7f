import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Moves the focus when a focused element leaves the page. Otherwise the browser puts the focus at the top of the page,
 * and a keyboard user has to start again. `fallbackOf` is called while the element is still in the document.
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

/** The results, which get the focus when a message above or in place of them disappears. */
export function resultsFallback(): Element | null {
  return document.getElementById('results');
}
