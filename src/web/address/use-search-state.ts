import { useCallback, useSyncExternalStore } from 'react';
import { encodeForMessage } from '../../contract/encode-part.ts';
import { BASE_PATH } from '../base-path.ts';
import { defaultAddress } from './open-default.ts';
import { parseAddress } from './parse-address.ts';
import { printAddress } from './print-address.ts';
import { type SearchState, structuralShare } from './search-state.ts';
import { rememberView } from './view-memory.ts';
import { pathOf, type View, viewOf } from './view-paths.ts';

/** How a change enters the history: as a new entry, or replacing the current one (typing, sorting). */
export type HistoryMode = 'push' | 'replace';

export type UpdateSearch = (change: (state: SearchState) => SearchState, mode?: HistoryMode) => void;

/** The part of an address that the page reads. */
type Address = Pick<Location, 'pathname' | 'search'>;

let drawn: Address = { pathname: '/', search: '' };

/** The address of the browser or, on the server, of the rendered page. */
function here(): Address {
  return import.meta.env.SSR ? drawn : location;
}

/** Sets the address of the next server rendering. Rendering is synchronous, so that only one runs at a time. */
export function drawAt(address: Address): void {
  drawn = address;
}

const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** The longest path and query that the server accepts, minus some room for its token parameter. */
const MAX_ADDRESS = 12_000;

let refusedChange: { readonly length: number; readonly at: string } | undefined;

/** The length of the address of the last change, if it was refused as too long. */
export function useRefusedLength(): number | undefined {
  return useSyncExternalStore(subscribe, refusedLength, refusedLength);
}

function refusedLength(): number | undefined {
  return refusedChange?.at === here().search ? refusedChange?.length : undefined;
}

/**
 * The same right after a change, for the field that made it: the typed text stays there, with the reason. Clears the
 * notice above the rows, which the filter sheet of a phone covers.
 */
export function takeRefusedLength(): number | undefined {
  const length = refusedLength();
  refusedChange = undefined;
  if (length !== undefined) notify();
  return length;
}

let parsed: { readonly address: string; readonly state: SearchState } | undefined;

/**
 * The parsed address; the same object for the same text, as useSyncExternalStore requires. Unchanged parts stay the
 * same objects too, so that typing in the search does not compute the facets again.
 */
function currentState(): SearchState {
  const { pathname, search } = here();
  const address = pathname + search;
  if (parsed?.address !== address) {
    const view = viewOf(pathname);
    parsed = { address, state: structuralShare(parsed?.state, parseAddress(search, view)) };
    // The server renders for all readers, so it stores nothing of one reader.
    if (view && !import.meta.env.SSR) rememberView(view, parsed.state);
  }
  return parsed.state;
}

/** Goes to an address of this page. The current address adds nothing to the history. */
function go(path: string, state: SearchState, mode: HistoryMode): void {
  const { pathname, search } = location;
  const next = path + printAddress(state);
  const wasRefused = refusedChange !== undefined;
  refusedChange = undefined;
  if (next === pathname + search) {
    if (wasRefused) notify();
    return;
  }
  // A longer address could be shown but not reloaded or shared: the server would refuse it.
  if (next.length > MAX_ADDRESS) refusedChange = { length: next.length, at: search };
  else if (mode === 'push') history.pushState(null, '', next);
  else history.replaceState(null, '', next);
  // Listeners parse the address again. We rejected keeping `state`: the address has limits and a grammar, and may have
  // less information.
  notify();
}

/**
 * The view's state and the only way to change it: through the address. A change without effect on the address adds
 * nothing to the history.
 */
export function useSearchState(): readonly [SearchState, UpdateSearch] {
  const state = useSyncExternalStore(subscribe, currentState, currentState);
  const update = useCallback<UpdateSearch>((change, mode = 'push') => {
    go(location.pathname, change(currentState()), mode);
  }, []);
  return [state, update];
}

/** Opens the reader's default saved view if the address has no query. For the start of the page. */
export function openDefault(kept: string | undefined): void {
  const address = defaultAddress(location, kept);
  if (address !== undefined) history.replaceState(null, '', address);
}

/** Opens a view with a state, as a new history entry. */
export function openView(view: View, state: SearchState): void {
  go(pathOf(view), state, 'push');
}

/** The address of a view with a state, without the server's part, for links. */
export function viewAddress(view: View, state: SearchState): string {
  return pathOf(view) + printAddress(state);
}

/** The path of the address, which determines the view. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath, currentPath);
}

function currentPath(): string {
  return here().pathname;
}

/** The complete address of a state on this server, for sharing. */
export function absoluteAddress(state: SearchState): string {
  return encodeForMessage(location.origin + location.pathname + printAddress(state));
}

/** The address of our server with its base path, without a trailing slash. */
export function serverAddress(): string {
  return (location.origin + BASE_PATH).replace(/\/$/, '');
}

/** Whether the browser has an earlier page to go back to in this tab. */
export function canGoBack(): boolean {
  return history.length > 1;
}

/** Goes back like the browser's Back button. */
export function goBack(): void {
  history.back();
}

/** Reloads the page at its current address. */
export function reloadPage(): void {
  location.reload();
}
