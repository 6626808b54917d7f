import { useEffect, useEffectEvent, useRef } from 'react';
import { usePath, useSearchState } from '../../address/use-search-state.ts';
import { viewOf } from '../../address/view-paths.ts';
import { keyInRows } from '../../table/row-keys.ts';
import { focusTable, GO_KEYS, goToView, KEY_ACTIONS, KEYS } from './do-key.ts';
import { keepFocus } from './keep-focus.ts';
import { areLettersOn } from './letters.ts';
import type { Undo } from './use-undo.ts';

export interface KeyTargets extends Undo {
  readonly openHelp: () => void;
  readonly openPalette: () => void;
}

/** Elements in which letters are text. */
const TYPING = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';
/** Layers above the page that handle all keys. */
const OVER_ALL = 'dialog[open], dialog[popover], [role=menu]';
/** The timeout for the key after `g`, in milliseconds. */
const SEQUENCE_MS = 1_500;

/**
 * The keys of the whole page. They run after all other handlers, which keep a key with `preventDefault`; a composition
 * keeps its keys before that (`main.tsx`).
 */
export function useKeys(targets: KeyTargets): void {
  const [state] = useSearchState();
  const view = viewOf(usePath());
  const wentAt = useRef(Number.NEGATIVE_INFINITY);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof Element) || isCovered()) return;
    const isTyping = target.closest(TYPING) !== null;
    const done =
      event.ctrlKey || event.metaKey
        ? withCommand(event, target, isTyping)
        : !event.altKey && (alone(event, target, isTyping) || (!isTyping && areLettersOn() && single(event)));
    if (done) event.preventDefault();
  });

  const withCommand = (event: KeyboardEvent, target: Element, isTyping: boolean): boolean => {
    const key = event.key.toLowerCase();
    if (key === 'k' && !event.shiftKey && !event.altKey) {
      targets.openPalette();
      return true;
    }
    // In a text field the browser handles undo; the filter box counts as one only while it contains text.
    if (event.altKey || (isTyping && !isEmptyBox(target))) return false;
    if (key === 'z') return event.shiftKey ? targets.redo() : targets.undo();
    return key === 'y' && !event.shiftKey && targets.redo();
  };

  /** Keys that are not text: they still work when letters are switched off. */
  const alone = ({ key, shiftKey }: KeyboardEvent, target: Element, isTyping: boolean): boolean => {
    if (key === 'Escape') {
      // Escape leaves a field that has nothing to close or clear.
      if (isTyping) return isEmpty(target) && target.getAttribute('aria-expanded') !== 'true' && focusTable();
      const close = document.querySelector<HTMLElement>('aside [data-close]');
      close?.click();
      return close !== null;
    }
    return !shiftKey && !isTyping && keyInRows(key, target);
  };

  const single = (event: KeyboardEvent): boolean => {
    const key = letterOf(event);
    const isSecond = event.timeStamp - wentAt.current < SEQUENCE_MS;
    wentAt.current = Number.NEGATIVE_INFINITY;
    const next = GO_KEYS[key];
    if (isSecond && next) {
      if (next !== view) goToView(next, state);
      return true;
    }
    if (key === 'g') {
      wentAt.current = event.timeStamp;
      return true;
    }
    if (!isKey(key) || (event.repeat && key !== 'j' && key !== 'k')) return false;
    const action = KEYS[key];
    if (action !== 'help') return KEY_ACTIONS[action]();
    targets.openHelp();
    return true;
  };

  useEffect(keepFocus, []);
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function isKey(key: string): key is keyof typeof KEYS {
  return Object.hasOwn(KEYS, key);
}

/** The letter of a key. On a keyboard with another script, the letter at the same position of a Latin one. */
function letterOf({ key, code, shiftKey }: KeyboardEvent): string {
  const isLatin = key.length === 1 && key < '\u007f';
  if (!isLatin) return /^Key[A-Z]$/.test(code) && !shiftKey ? code.slice(3).toLowerCase() : key;
  // Caps Lock does not count as Shift.
  return shiftKey ? key : key.toLowerCase();
}

/** Whether an element is the empty filter box. */
function isEmptyBox(target: Element): boolean {
  return isEmpty(target) && target.matches('[data-focus-fallback]');
}

function isEmpty(target: Element): boolean {
  return target instanceof HTMLInputElement && target.value === '';
}

function isCovered(): boolean {
  return document.querySelector(OVER_ALL) !== null;
}
