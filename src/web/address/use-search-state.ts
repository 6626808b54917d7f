import { useCallback, useSyncExternalStore } from 'react';
import { encodeForMessage } from '../../contract/encode-part.ts';
import { BASE_PATH } from '../base-path.ts';
import { defaultAddress } from './open-default.ts';
import { parseAddress } from './parse-address.ts';
import { printAddress } from './print-address.ts';
import { type SearchState, structuralShare } from './search-state.ts';
import { rememberView } from './view-memory.ts';
import { pathOf, type View, viewOf } from './view-paths.ts';

/** How a change of the state enters the history: as a new entry, or over the present one (typing, sorting). */
export type HistoryMode = 'push' | 'replace';

export type UpdateSearch = (change: (state: SearchState) => SearchState, mode?: HistoryMode) => void;

/** What the page reads of an address. */
type Address = Pick<Location, 'pathname' | 'search'>;

let drawn: Address = { pathname: '/', search: '' };

/** The address of the browser or, on the server, the one that is drawn. */
function here(): Address {
  return import.meta.env.SSR ? drawn : location;
}

/** Sets the address for what is drawn next, on the server. Drawing waits for nothing, so that one at a time is drawn. */
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

/** The longest path and query that the server answers, less some room for its token parameter. */
const MAX_ADDRESS = 12_000;

let refusedChange: { readonly length: number; readonly at: string } | undefined;

/** The length of the address that the last change would have made, where it was refused as too long. */
export function useRefusedLength(): number | undefined {
  return useSyncExternalStore(subscribe, refusedLength, refusedLength);
}

function refusedLength(): number | undefined {
  return refusedChange?.at === here().search ? refusedChange?.length : undefined;
}

/**
 * The same right after a change, for the field that made it: what was typed stays there, with the reason beside it. The
 * notice above the rows goes, which lies below the sheet of a phone.
 */
export function takeRefusedLength(): number | undefined {
  const length = refusedLength();
  refusedChange = undefined;
  if (length !== undefined) notify();
  return length;
}

let parsed: { readonly address: string; readonly state: SearchState } | undefined;

/**
 * The parsed address, the same object for the same text, as useSyncExternalStore asks. Parts that a change leaves alone
 * stay the same objects too, so that typing into the search does not work out the facets again.
 */
function currentState(): SearchState {
  const { pathname, search } = here();
  const address = pathname + search;
  if (parsed?.address !== address) {
    const view = viewOf(pathname);
    parsed = { address, state: structuralShare(parsed?.state, parseAddress(search, view)) };
    // The server draws for everybody, and remembers nothing of one reader.
    if (view && !import.meta.env.SSR) rememberView(view, parsed.state);
  }
  return parsed.state;
}

/** Goes to an address of this page. One that is as the present one adds nothing to the history. */
function go(path: string, state: SearchState, mode: HistoryMode): void {
  const { pathname, search } = location;
  const next = path + printAddress(state);
  const wasRefused = refusedChange !== undefined;
  refusedChange = undefined;
  if (next === pathname + search) {
    if (wasRefused) notify();
    return;
  }
  // A longer address could be shown but not reloaded, nor sent to anybody: the server would refuse it.
  if (next.length > MAX_ADDRESS) refusedChange = { length: next.length, at: search };
  else if (mode === 'push') history.pushState(null, '', next);
  else history.replaceState(null, '', next);
  // They parse it again. To keep `state` instead was rejected: the address has limits and a grammar, and may say less.
  notify();
}

/**
 * The view's state and the one way to change it: through the address. A change that leaves the address as it is adds
 * nothing to the history.
 */
export function useSearchState(): readonly [SearchState, UpdateSearch] {
  const state = useSyncExternalStore(subscribe, currentState, currentState);
  const update = useCallback<UpdateSearch>((change, mode = 'push') => {
    go(location.pathname, change(currentState()), mode);
  }, []);
  return [state, update];
}

/** Begins with the saved view that the reader opens the page with, if the address says nothing. For the start of the page. */
export function openDefault(kept: string | undefined): void {
  const address = defaultAddress(location, kept);
  if (address !== undefined) history.replaceState(null, '', address);
}

/** Opens a view with a state, as a new entry of the history. */
export function openView(view: View, state: SearchState): void {
  go(pathOf(view), state, 'push');
}

/** The address of a view with a state, without the server's part: what a link to it holds. */
export function viewAddress(view: View, state: SearchState): string {
  return pathOf(view) + printAddress(state);
}

/** The path of the address, which chooses the view. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath, currentPath);
}

function currentPath(): string {
  return here().pathname;
}

/** The address of a state on this server, whole, for sending to somebody. */
export function absoluteAddress(state: SearchState): string {
  return encodeForMessage(location.origin + location.pathname + printAddress(state));
}

/** The address of our server, base path included, without a slash at its end. */
export function serverAddress(): string {
  return (location.origin + BASE_PATH).replace(/\/$/, '');
}

/** Whether the browser has an earlier page to go back to in this tab. */
export function canGoBack(): boolean {
  return history.length > 1;
}

/** Goes back as the browser's own button does. */
export function goBack(): void {
  history.back();
}

/** Loads the page again at its present address. */
export function reloadPage(): void {
  location.reload();
}
