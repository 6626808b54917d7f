import { useSyncExternalStore } from 'react';

/** From this width, in CSS pixels, facets and table are side by side (Tailwind's `lg`). */
export const WIDE = '(min-width: 1024px)';

/** From this width a table row has one line (Tailwind's `sm`). */
export const ONE_LINE_ROWS = '(min-width: 640px)';

/** Whether a media query matches, kept up to date. On the server, the first screen is that of a desktop. */
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
