import { useEffect, useMemo, useRef } from 'react';
import type { SearchState } from '../../address/search-state.ts';
import { usePath, useSearchState } from '../../address/use-search-state.ts';
import { viewOf } from '../../address/view-paths.ts';

/** The parts of a state that a filter change affects, including the region and the other side of a comparison. */
type Filters = Pick<SearchState, 'region' | 'workspaceId' | 'imageId' | 'labelKeys' | 'conditions' | 'extra' | 'vs'>;

export interface Undo {
  /** Undoes the last change; returns whether there was one. */
  readonly undo: () => boolean;
  /** Redoes the last undone change. */
  readonly redo: () => boolean;
}

/**
 * Undoes and redoes changes of the filters from any source. An earlier state becomes a new history entry. We rejected
 * `history.back()`: its last entry may be a view, a detail or another page.
 */
export function useUndo(): Undo {
  const [state, update] = useSearchState();
  const view = viewOf(usePath());
  const memory = useRef<{ now: Filters; view: string | undefined; past: Filters[]; future: Filters[] }>(null);
  useEffect(() => {
    const now = filtersOf(state);
    memory.current ??= { now, view, past: [], future: [] };
    const { current } = memory;
    // A link to another view keeps the filters; dropped parts were not changed by the reader.
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

/** Compares by content: parsing an address again may create other objects. */
function isSame(one: Filters, other: Filters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
