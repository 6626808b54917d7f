import { useEffect, useMemo, useRef } from 'react';
import type { SearchState } from '../../address/search-state.ts';
import { usePath, useSearchState } from '../../address/use-search-state.ts';
import { viewOf } from '../../address/view-paths.ts';

/** What a change of filters changes, region and the other side of a comparison included. */
type Filters = Pick<SearchState, 'region' | 'workspaceId' | 'imageId' | 'labelKeys' | 'conditions' | 'extra' | 'vs'>;

export interface Undo {
  /** Takes the last change back, and says whether there was one. */
  readonly undo: () => boolean;
  /** Makes the last one that was taken back again. */
  readonly redo: () => boolean;
}

/**
 * Takes back changes of the filters, whatever made them. A former state is put in as a new entry of the history.
 * `history.back()` was rejected: its last entry may be a view or a detail, or another page.
 */
export function useUndo(): Undo {
  const [state, update] = useSearchState();
  const view = viewOf(usePath());
  const memory = useRef<{ now: Filters; view: string | undefined; past: Filters[]; future: Filters[] }>(null);
  useEffect(() => {
    const now = filtersOf(state);
    memory.current ??= { now, view, past: [], future: [] };
    const { current } = memory;
    // A link to another view takes the filters along; what it does not take was not changed by the reader.
    if (current.view === view && !isSame(now, current.now)) {
      current.past.push(current.now);
      current.future = [];
    }
    current.now = now;
    current.view = view;
  }, [state, view]);
  return useMemo(() => {
    const go = (from: 'past' | 'future', to: 'past' | 'future') => {
      const { current } = memory;
      const next = current?.[from].pop();
      if (!current || !next) return false;
      current[to].push(current.now);
      current.now = next;
      const { vs, ...filters } = next;
      update((before) => ({ ...before, ...filters, ...(current.view === 'compare' ? { vs } : {}) }));
      return true;
    };
    return { undo: () => go('past', 'future'), redo: () => go('future', 'past') };
  }, [update]);
}

function filtersOf({ region, workspaceId, imageId, labelKeys, conditions, extra, vs }: SearchState): Filters {
  return { region, workspaceId, imageId, labelKeys, conditions, extra, vs };
}

/** By what they say: an address that is parsed again may give other objects. */
function isSame(one: Filters, other: Filters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
