import type { SortLevel } from '../../address/search-state.ts';
import { type ImageColumn, isImageColumn } from './image-columns.tsx';

/** An order with a name. */
export interface SortChoice {
  readonly sort: readonly SortLevel[];
  /** The frameworks in the filter, if the order is by them. */
  readonly frameworks?: readonly string[];
}

const level = (column: ImageColumn, descending: boolean): readonly SortLevel[] => [{ column, descending }];

/**
 * The available orders. If the filter has a framework, its order comes first, because the reader looks for it. An
 * order by an empty column would change nothing.
 */
export function sortChoices(frameworks: readonly string[], isEmpty: (column: ImageColumn) => boolean): SortChoice[] {
  const byFramework: SortChoice = { sort: level('Framework', true), frameworks };
  const newest = (['CUDA', 'Python', 'GmtCreateTime'] as const).map((column) => ({ sort: level(column, true) }));
  const named = [{ sort: [] }, { sort: level('Name', false) }];
  const all = frameworks.length > 0 ? [byFramework, ...named, ...newest] : [...named, byFramework, ...newest];
  return all.filter(
    ({ sort: [first] }) => first === undefined || !isImageColumn(first.column) || !isEmpty(first.column),
  );
}

/** Whether two sorts are the same. */
export function isSameSort(a: readonly SortLevel[], b: readonly SortLevel[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
