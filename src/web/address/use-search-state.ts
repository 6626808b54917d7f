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
