import { useEffect, useRef } from 'react';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import { withFilter } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';

/**
 * Takes back the last change of a filter, whatever made it, and says whether there was one. The former filter is put in
 * as a new entry of the history. `history.back()` was rejected: its last entry may be a view or a detail, or another page.
 */
export function useFilterUndo(filter: ImageFilter, update: UpdateSearch): () => boolean {
  const filters = useRef<ImageFilter[]>([]);
  useEffect(() => {
    filters.current.push(filter);
  }, [filter]);
  return () => {
    const former = filters.current.at(-2);
    if (!former) return false;
    // It is put on the pile again when it is the filter.
    filters.current.splice(-2);
    update((state) => withFilter(state, former));
    return true;
  };
}
