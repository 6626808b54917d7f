import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Says who gets the focus when an element is taken off the page while it holds it; without an heir the browser puts it
 * at the top of the page, and a keyboard user starts all over. `heirOf` is asked while the element still stands.
 */
export function useFocusHeir<T extends HTMLElement>(heirOf: (element: T) => Element | null): RefObject<T | null> {
  const ref = useRef<T>(null);
  const latest = useRef(heirOf);
  latest.current = heirOf;
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      const heir = latest.current(element);
      if (heir instanceof HTMLElement) heir.focus();
    };
  }, []);
  return ref;
}

/** The results, which take the focus from messages that go away above or instead of them. */
export function resultsHeir(): Element | null {
  return document.getElementById('results');
}
