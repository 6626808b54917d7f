import { useSyncExternalStore } from 'react';
import { parseAddress } from '../../address/parse-address.ts';
import { printAddress } from '../../address/print-address.ts';
import type { SearchState } from '../../address/search-state.ts';
import { openView, usePath, useSearchState } from '../../address/use-search-state.ts';
import { type View, viewOf } from '../../address/view-paths.ts';
import { useSavedViews } from './saved-store.ts';
import type { SavedView } from './saved-views.ts';

/** The name of the saved view that was opened last, as long as the page lasts. */
let openedName: string | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes which saved view the reader works on; undefined for none. */
export function noteOpened(name: string | undefined): void {
  openedName = name;
  for (const listener of listeners) listener();
}

interface OpenView {
  /** The saved view that is shown or was, before what is shown was changed. */
  readonly open: SavedView | undefined;
  readonly isModified: boolean;
  /** What would be saved now; undefined on a page that is no view. */
  readonly now: { readonly view: View; readonly query: string } | undefined;
}

/** How what is shown relates to the saved views. */
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

/** What of a state a saved view holds: not the open detail, nor the language, which is the reader's. */
function queryOf(state: SearchState): string {
  return printAddress({ ...state, sel: '', lang: undefined });
}

/** Shows a saved view. */
export function openSaved({ name, view, query }: SavedView): void {
  noteOpened(name);
  openView(view, parseAddress(query, view));
}
