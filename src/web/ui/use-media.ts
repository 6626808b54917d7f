import { useSyncExternalStore } from 'react';

/** From this width, in CSS pixels, facets and table stand side by side (Tailwind's `lg`). */
export const WIDE = '(min-width: 1024px)';

/** From this width a table row is one line (Tailwind's `sm`). */
export const ONE_LINE_ROWS = '(min-width: 640px)';

/** Whether a media query holds, kept up to date. Where the server draws the first screen, it is that of a desk. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
    () => true,
  );
}
