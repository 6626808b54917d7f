import { useEffect, useSyncExternalStore } from 'react';
import { parseAddress } from '../../address/parse-address.ts';
import { printAddress } from '../../address/print-address.ts';
import { EMPTY_SEARCH, type SearchState } from '../../address/search-state.ts';
import { useSearchState } from '../../address/use-search-state.ts';
import { readStoredTexts, store } from '../../storage.ts';

const STORE = 'pai-image-labels.recent-filters';
const MAX_RECENT = 8;
/** A filter is stored after this time, in milliseconds, so that ticking three values does not store three filters. */
const MIN_SHOWN_MS = 4_000;
const NONE: readonly string[] = [];

let recent: readonly string[] | undefined;
const listeners = new Set<() => void>();

function current(): readonly string[] {
  recent ??= readStoredTexts(STORE).slice(0, MAX_RECENT);
  return recent;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep(texts: readonly string[]): void {
  recent = texts;
  store(() => localStorage, STORE, JSON.stringify(texts));
  for (const listener of listeners) listener();
}

/** Only the filter of a state, as a query; empty without one. */
function filterQuery({ conditions, extra }: SearchState): string {
  return printAddress({ ...EMPTY_SEARCH, conditions, extra });
}

/** Stores each filter that stays for a while. */
export function useNotedFilters(): void {
  const [state] = useSearchState();
  const query = filterQuery(state);
  useEffect(() => {
    if (query === '') return;
    const timer = setTimeout(
      () => keep([query, ...current().filter((other) => other !== query)].slice(0, MAX_RECENT)),
      MIN_SHOWN_MS,
    );
    return () => clearTimeout(timer);
  }, [query]);
}

/** The recent filters of this browser, latest first, as queries, without the active one. */
export function useRecentFilters(): readonly string[] {
  const [state] = useSearchState();
  const texts = useSyncExternalStore(subscribe, current, () => NONE);
  return texts.filter((text) => text !== filterQuery(state));
}

/** The filter of a query in `state`, which keeps its scope and everything else. */
export function withRecent(state: SearchState, query: string): SearchState {
  const { conditions, extra } = parseAddress(query);
  return { ...state, conditions, extra };
}

export function forgetRecent(): void {
  keep([]);
}
