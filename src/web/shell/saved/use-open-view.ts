import { useSyncExternalStore } from 'react';
import { parseAddress } from '../../address/parse-address.ts';
import { printAddress } from '../../address/print-address.ts';
import type { SearchState } from '../../address/search-state.ts';
import { openView, usePath, useSearchState } from '../../address/use-search-state.ts';
import { type View, viewOf } from '../../address/view-paths.ts';
import { useSavedViews } from './saved-store.ts';
import type { SavedView } from './saved-views.ts';

/** The name of the last opened saved view, until the page is closed. */
let openedName: string | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Stores which saved view the reader works on; undefined for none. */
export function noteOpened(name: string | undefined): void {
  openedName = name;
  for (const listener of listeners) listener();
}

interface OpenView {
  /** The open saved view, even if the screen was changed since. */
  readonly open: SavedView | undefined;
  readonly isModified: boolean;
  /** The view to save now; undefined on a page that is not a view. */
  readonly now: { readonly view: View; readonly query: string } | undefined;
}

/** The relation of the screen to the saved views. */
export function useOpenView(): OpenView {
  const { saved } = useSavedViews();
  const [state] = useSearchState();
  const view = viewOf(usePath());
  const opened = useSyncExternalStore(subscribe, () => openedName);
  if (view === undefined) return { open: undefined, isModified: false, now: undefined };
  const query = queryOf(state);
  const isShown = (other: SavedView) => other.view === view && queryOf(parseAddress(other.query, other.view)) === query;
  const last = saved.views.find(({ name }) => name === opened);
  const open = last && isShown(last) ? last : (saved.views.find(isShown) ?? last);
  return { open, isModified: open !== undefined && !isShown(open), now: { view, query } };
}

/** The part of a state that a saved view contains: without the open detail and the language. */
function queryOf(state: SearchState): string {
  return printAddress({ ...state, sel: '', lang: undefined });
}

/** Opens a saved view. */
export function openSaved({ name, view, query }: SavedView): void {
  noteOpened(name);
  openView(view, parseAddress(query, view));
}
