import { useSyncExternalStore } from 'react';
import { readStored, store } from '../storage.ts';
import { ONE_LINE_ROWS, useMedia } from '../ui/use-media.ts';
import { useRem } from '../ui/use-rem.ts';

/** The row height of every table. */
export type Density = 'comfortable' | 'compact';

const STORE = 'pai-image-labels.density';

/**
 * Heights of rows with one, two and three lines, in rem, so that rows grow with the text. Rows never wrap, so scrolling
 * needs no measuring. The style sheet has the same values.
 */
const ROW_HEIGHTS = {
  comfortable: [2.25, 3.5, 4.25],
  compact: [1.75, 3, 3],
} as const satisfies Record<Density, readonly number[]>;

/** The height of a row as classes: a style attribute for every row would have to be parsed for every row. */
export const ROW_HEIGHT_CLASS = 'h-(--row) max-sm:h-(--row-of-two)';

let density: Density | undefined;
const listeners = new Set<() => void>();

/** Reads the stored density. Called before the first row is rendered, so that rows have the right height at once. */
export function readDensity(): Density {
  if (density === undefined) apply(readStored(() => localStorage, STORE) === 'compact' ? 'compact' : 'comfortable');
  return density ?? 'comfortable';
}

/** Sets and stores the density of every table; without storage the choice lasts until the page is closed. */
export function chooseDensity(next: Density): void {
  apply(next);
  store(() => localStorage, STORE, next);
  for (const listener of listeners) listener();
}

/** The style sheet reads it too, so that existing rows change without rendering. */
function apply(next: Density): void {
  density = next;
  document.documentElement.dataset.density = next;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The current density. */
export function useDensity(): Density {
  // The server, which renders the first rows, does not know this browser's storage.
  return useSyncExternalStore(subscribe, readDensity, () => 'comfortable');
}

/** The height of a row in CSS pixels, by density, font size and the width of the window. */
export function useRowHeight(hasThreeLines?: boolean): number {
  const heights = ROW_HEIGHTS[useDensity()];
  const isOneLine = useMedia(ONE_LINE_ROWS);
  return heights[isOneLine ? 0 : hasThreeLines ? 2 : 1] * useRem();
}
