import { readStored, store } from '../../storage.ts';

const STORE = 'pai-image-labels.single-keys';

let isOn: boolean | undefined;

/**
 * Whether single letters and signs are shortcuts. Users can switch them off, because speech input types them by
 * accident (WCAG 2.1.4).
 */
export function areLettersOn(): boolean {
  isOn ??= readStored(() => localStorage, STORE) !== 'off';
  return isOn;
}

/** Switches them for the whole page and stores the choice; without storage it lasts until the page is closed. */
export function switchLetters(on: boolean): void {
  isOn = on;
  store(() => localStorage, STORE, on ? 'on' : 'off');
}
