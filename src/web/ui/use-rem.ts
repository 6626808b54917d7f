import { useSyncExternalStore } from 'react';

let rem = 16;
/** Measured before there are rows: reading the probe right after they are rendered would lay all of them out again. */
let isKnown = false;
let probe: HTMLElement | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  measure();
  return () => listeners.delete(listener);
}

/** Updates the root font size: readers change it in the browser's settings while the page is open. */
function measure(): void {
  if (probe) return;
  probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;visibility:hidden;width:100rem';
  document.body.append(probe);
  new ResizeObserver(([entry]) => {
    const next = (entry?.contentRect.width ?? 0) / 100;
    if (next <= 0 || next === rem) return;
    rem = next;
    for (const listener of listeners) listener();
  }).observe(probe);
  if (!isKnown) rem = probe.offsetWidth / 100 || rem;
}

/** One rem in CSS pixels, for values computed in pixels that depend on the text size. */
export function useRem(): number {
  return useSyncExternalStore(subscribe, remNow, remNow);
}

function remNow(): number {
  return rem;
}

/**
 * Enlarges the root font if the browser has a larger minimum font size: the minimum enlarges texts but not rem, so
 * lines would overlap.
 */
export function respectMinimumFont(): void {
  const text = document.createElement('div');
  // The computed font size of the root includes the minimum, its rem does not.
  text.style.cssText = 'position:absolute;visibility:hidden;width:100rem;font-size:1px;line-height:1';
  text.textContent = 'x';
  document.body.append(text);
  const { offsetHeight: minimum, offsetWidth } = text;
  const ownRem = offsetWidth / 100;
  text.remove();
  if (minimum > ownRem) document.documentElement.style.fontSize = `${minimum}px`;
  rem = Math.max(minimum, ownRem) || rem;
  isKnown = true;
}
