import { useSyncExternalStore } from 'react';
import { DEFAULT_VIEW_STORE } from '../../address/open-default.ts';
import { readStored, store } from '../../storage.ts';
import { NO_SAVED_VIEWS, printSaved, readSaved, type SavedViews } from './saved-views.ts';

const STORE = 'pai-image-labels.saved-views';
const SET_ASIDE = 'pai-image-labels.saved-views.damaged';
const area = () => localStorage;

/** The stored views of this browser, and the state of its storage. */
export interface StoredViews {
  readonly saved: SavedViews;
  /** The unreadable stored text, which was moved to another key. */
  readonly damaged: string | undefined;
  /** The browser denied storage or it is full: the last change lasts until the page is closed. */
  readonly isUnsaved: boolean;
}

let kept: StoredViews | undefined;
const listeners = new Set<() => void>();

function current(): StoredViews {
  kept ??= load();
  return kept;
}

function load(): StoredViews {
  const text = readStored(area, STORE);
  const damaged = readStored(area, SET_ASIDE);
  if (text === undefined) return { saved: NO_SAVED_VIEWS, damaged, isUnsaved: false };
  const read = readSaved(text);
  if (read.ok) return { saved: read.value, damaged, isUnsaved: false };
  // The next change would overwrite it, and the user may fix it.
  if (store(area, SET_ASIDE, text)) forget(STORE);
  return { saved: NO_SAVED_VIEWS, damaged: text, isUnsaved: false };
}

function subscribe(listener: () => void): () => void {
  // Another tab may have saved: this tab must not overwrite its views.
  const onStorage = (event: StorageEvent) => {
    if (event.key !== STORE && event.key !== null) return;
    kept = undefined;
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
}

/** The saved views of this browser. */
export function useSavedViews(): StoredViews {
  return useSyncExternalStore(subscribe, current);
}

/** Changes the saved views, and stores them if the browser allows it. */
export function changeSaved(change: (saved: SavedViews) => SavedViews): void {
  const before = current();
  const saved = change(before.saved);
  const isKept = store(area, STORE, printSaved(saved));
  const first = saved.views.find(({ name }) => name === saved.opensWith);
  if (first) store(area, DEFAULT_VIEW_STORE, JSON.stringify([first.view, first.query]));
  else forget(DEFAULT_VIEW_STORE);
  kept = { ...before, saved, isUnsaved: !isKept };
  for (const listener of listeners) listener();
}

/** Deletes the moved unreadable text. */
export function dropDamaged(): void {
  forget(SET_ASIDE);
  kept = { ...current(), damaged: undefined };
  for (const listener of listeners) listener();
}

function forget(name: string): void {
  try {
    area().removeItem(name);
  } catch {
    // A browser that denies storage stores nothing.
  }
}
