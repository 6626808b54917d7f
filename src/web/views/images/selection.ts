import { useSyncExternalStore } from 'react';

/** More columns would not fit side by side in the comparison. */
export const MAX_TICKED = 4;

/** Adds the id, or removes it if it is there. Returns the same ids if it would be one too many. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return ids.length < MAX_TICKED ? [...ids, id] : ids;
}

/**
 * The ticked images, in the order of the ticks. They stay while filters and views change. They are kept in memory and
 * not in the address, which describes only the content of the screen.
 */
let ticked: readonly string[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly string[]): boolean {
  if (next === ticked) return false;
  ticked = next;
  for (const listener of listeners) listener();
  return true;
}

/** Ticks an image or removes its tick. Returns false if no more can be ticked. */
export function toggleTick(id: string): boolean {
  return change(toggled(ticked, id));
}

/** Removes all ticks. */
export function clearTicks(): void {
  change([]);
}

/** The ids of the ticked images. */
export function useTicked(): readonly string[] {
  return useSyncExternalStore(subscribe, () => ticked);
}

/** Whether an image is ticked, or can be. A row is rendered again only if this changes. */
export function useTick(id: string): 'ticked' | 'free' | 'full' {
  return useSyncExternalStore(subscribe, () =>
    ticked.includes(id) ? 'ticked' : ticked.length < MAX_TICKED ? 'free' : 'full',
  );
}
