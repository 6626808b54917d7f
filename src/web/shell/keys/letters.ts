import { readStored, store } from '../../storage.ts';

const STORE = 'pai-image-labels.single-keys';

let isOn: boolean | undefined;

/** Whether single letters and signs are shortcuts. Speech input types them by accident: they can be switched off (WCAG 2.1.4). */
export function areLettersOn(): boolean {
  isOn ??= readStored(() => localStorage, STORE) !== 'off';
  return isOn;
}

/** Switches them for all of the page and remembers it; without storage the choice lasts as long as the page. */
export function switchLetters(on: boolean): void {
  isOn = on;
  store(() => localStorage, STORE, on ? 'on' : 'off');
}
