import { useCallback, useSyncExternalStore } from 'react';
import { keepUnchanged, parseAddress, printAddress, type SearchState } from './search-state.ts';

/** How a change of the state enters the history: as a new entry, or over the present one (typing, sorting). */
export type HistoryMode = 'push' | 'replace';

export type UpdateSearch = (change: (state: SearchState) => SearchState, mode?: HistoryMode) => void;

const listeners = new Set<() => void>();

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
  return useSyncExternalStore(subscribe, () =>
    refusedChange?.at === location.search ? refusedChange.length : undefined,
  );
}

let parsed: { readonly search: string; readonly state: SearchState } | undefined;

/**
 * The parsed address, the same object for the same text, as useSyncExternalStore asks. Parts that a change leaves alone
 * stay the same objects too, so that typing into the search does not work out the facets anew.
 */
function currentState(): SearchState {
  const { search } = location;
  if (parsed?.search !== search) parsed = { search, state: keepUnchanged(parsed?.state, parseAddress(search)) };
  return parsed.state;
}

/**
 * The view's state and the one way to change it: through the address. A change that leaves the address as it is adds
 * nothing to the history.
 */
export function useSearchState(): readonly [SearchState, UpdateSearch] {
  const state = useSyncExternalStore(subscribe, currentState);
  const update = useCallback<UpdateSearch>((change, mode = 'push') => {
    const { pathname, search } = location;
    const next = printAddress(change(currentState()));
    if (next === search) return;
    // A longer address could be shown but not reloaded, nor sent to anybody: the server would refuse it.
    if (pathname.length + next.length > MAX_ADDRESS) {
      refusedChange = { length: pathname.length + next.length, at: search };
      for (const listener of listeners) listener();
      return;
    }
    if (mode === 'push') history.pushState(null, '', pathname + next);
    else history.replaceState(null, '', pathname + next);
    for (const listener of listeners) listener();
  }, []);
  return [state, update];
}

/** The path of the address, which chooses the view. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** The address of a state on this server, whole, for sending to somebody. */
export function absoluteAddress(state: SearchState): string {
  return location.origin + location.pathname + printAddress(state);
}

/** Loads the page anew at its present address. */
export function reloadPage(): void {
  location.reload();
}
