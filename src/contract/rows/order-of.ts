import { type Ranks, rankValues, type SortBy, type SortValue, sortByRanks } from './sort-order.ts';

/** The part of a column that sorting needs. */
export interface SortableColumn<Data> {
  readonly id: string;
  /** Texts are compared by their code units. A column without it does not sort. */
  readonly sortValue?: ((row: Data) => SortValue) | undefined;
}

/** Worked out when first sorted by: a second press, or one more level, costs no reading of values. */
const known = new WeakMap<object, Map<string, Ranks>>();

function ranksOf<Data>(rows: readonly Data[], { id, sortValue }: SortableColumn<Data>): Ranks | undefined {
  if (!sortValue) return undefined;
  const ofRows = known.get(rows) ?? new Map<string, Ranks>();
  known.set(rows, ofRows);
  const ranks = ofRows.get(id) ?? rankValues(rows.map(sortValue));
  ofRows.set(id, ranks);
  return ranks;
}

/** Positions of rows in the order of a sort; undefined for the order they came in. Unknown columns do not count. */
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
