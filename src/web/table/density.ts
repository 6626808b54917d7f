import { useSyncExternalStore } from 'react';
import { readStored, store } from '../storage.ts';
import { ONE_LINE_ROWS, useMedia } from '../ui/use-media.ts';
import { useRem } from '../ui/use-rem.ts';

/** How high the rows of every table are. */
export type Density = 'comfortable' | 'compact';

const STORE = 'pai-image-labels.density';

/** Of one line, of two, and of three, in rem: rows grow with the text. They never wrap, so that scrolling needs no measuring. The style sheet says the same. */
const ROW_HEIGHTS = {
  comfortable: [2.25, 3.5, 4.25],
  compact: [1.75, 3, 3],
} as const satisfies Record<Density, readonly number[]>;

/** The height of a row as classes: a style of its own for every row would be parsed for every row. */
export const ROW_HEIGHT_CLASS = 'h-(--row) max-sm:h-(--row-of-two)';

let density: Density | undefined;
const listeners = new Set<() => void>();

/** What this browser remembers. Called before the first row is drawn, so that the rows are right from the start. */
export function readDensity(): Density {
  if (density === undefined) apply(readStored(() => localStorage, STORE) === 'compact' ? 'compact' : 'comfortable');
  return density ?? 'comfortable';
}

/** Chooses the density of every table and remembers it; without storage the choice lasts as long as the page. */
export function chooseDensity(next: Density): void {
  apply(next);
  store(() => localStorage, STORE, next);
  for (const listener of listeners) listener();
}

/** The style sheet reads it too: rows that are drawn change without being drawn again. */
function apply(next: Density): void {
  density = next;
  document.documentElement.dataset.density = next;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The density in force. */
export function useDensity(): Density {
  // The server, which draws the first rows, does not know what this browser remembers.
  return useSyncExternalStore(subscribe, readDensity, () => 'comfortable');
}

/** The height of a row in CSS pixels, by density, font size and the width of the window. */
export function useRowHeight(hasThreeLines?: boolean): number {
  const heights = ROW_HEIGHTS[useDensity()];
  const isOneLine = useMedia(ONE_LINE_ROWS);
  return heights[isOneLine ? 0 : hasThreeLines ? 2 : 1] * useRem();
}
