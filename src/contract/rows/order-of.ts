import { type Ranks, rankValues, type SortBy, type SortValue, sortByRanks } from './sort-order.ts';

/** The parts of a column for sorting. */
export interface SortableColumn<Data> {
  readonly id: string;
  /** Texts are compared by UTF-16 units. A column without it cannot be sorted. */
  readonly sortValue?: ((row: Data) => SortValue) | undefined;
}

/** Cached at the first sort: another press, or one more level, does not read the values again. */
const known = new WeakMap<object, Map<string, Ranks>>();

function ranksOf<Data>(rows: readonly Data[], { id, sortValue }: SortableColumn<Data>): Ranks | undefined {
  if (!sortValue) return undefined;
  const ofRows = known.get(rows) ?? new Map<string, Ranks>();
  known.set(rows, ofRows);
  const ranks = ofRows.get(id) ?? rankValues(rows.map(sortValue));
  ofRows.set(id, ranks);
  return ranks;
}

/** Positions of rows in sorted order; undefined if the sort is empty. Unknown columns are ignored. */
export function orderOf<Data>(
  rows: readonly Data[],
  columns: readonly SortableColumn<Data>[],
  sort: readonly SortBy[],
): Uint32Array | undefined {
  let order: Uint32Array | undefined;
  for (const { column: id, descending } of [...sort].reverse()) {
    const column = columns.find((candidate) => candidate.id === id);
    const ranks = column && ranksOf(rows, column);
    if (ranks) order = sortByRanks(order ?? Uint32Array.from(rows.keys()), ranks, descending);
  }
  return order;
}
