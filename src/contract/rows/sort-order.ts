/** A value to sort by; undefined comes last in both directions. */
export type SortValue = number | string | undefined;

/** One level of a sort: a column by its id. */
export interface SortBy<Name extends string = string> {
  readonly column: Name;
  readonly descending: boolean;
}

/** The ranks of a column's values. The rank of a missing value is `count`, after all others. */
export interface Ranks {
  readonly of: Uint32Array;
  readonly count: number;
}

/** Ranks the values of a column; equal values have equal ranks. */
export function rankValues(values: readonly SortValue[]): Ranks {
  return rankSmallNumbers(values) ?? rankDistinct(values);
}

/** Integers in a range not much wider than their count are used as ranks: ranks of labels, and counts, for example. */
function rankSmallNumbers(values: readonly SortValue[]): Ranks | undefined {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === undefined) continue;
    if (!Number.isInteger(value)) return undefined;
    const whole = Number(value);
    if (whole < least) least = whole;
    if (whole > greatest) greatest = whole;
  }
  const count = greatest < least ? 0 : greatest - least + 1;
  if (count > 4 * values.length + 1_000) return undefined;
  return { of: Uint32Array.from(values, (value) => (value === undefined ? count : Number(value) - least)), count };
}

function rankDistinct(values: readonly SortValue[]): Ranks {
  const distinct = [...new Set(values)].filter((value) => value !== undefined);
  distinct.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const count = distinct.length;
  const ranks = new Map<SortValue, number>(distinct.map((value, rank) => [value, rank]));
  return { of: Uint32Array.from(values, (value) => ranks.get(value) ?? count), count };
}

/**
 * Sorts positions of rows by one level with a counting sort. The sort is stable, so levels are applied from the last to
 * the first. We rejected a comparison sort: it takes ten times as long for 100,000 rows.
 */
export function sortByRanks(order: Uint32Array, { of, count }: Ranks, descending: boolean): Uint32Array {
  const placeOf = (at: number) => {
    const rank = of[at] ?? count;
    return descending && rank < count ? count - 1 - rank : rank;
  };
  const starts = new Uint32Array(count + 2);
  for (const at of order) {
    const place = placeOf(at);
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  }
  for (let place = 1; place < starts.length; place += 1)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const at of order) {
    const place = placeOf(at);
    const start = starts[place] ?? 0;
    sorted[start] = at;
    starts[place] = start + 1;
  }
  return sorted;
}
