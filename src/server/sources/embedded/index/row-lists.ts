/**
 * Many lists of small numbers in two arrays: list `i` is `items[starts[i] .. starts[i + 1])`. A million labels cost
 * 4 MB this way; an array object for each image and each label would cost several times that.
 */
export interface RowLists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** The number at a position that is known to exist, so that hot loops need no second check. */
export function at(numbers: Uint32Array, index: number): number {
  return numbers[index] as number;
}

/** List `index`, as a view without a copy; `index` must be below the number of lists. */
export function rowOf(lists: RowLists, index: number): Uint32Array {
  return lists.items.subarray(lists.starts[index], lists.starts[index + 1]);
}

/** Inverts "row -> ascending columns" to "column -> ascending rows". */
export function invert(lists: RowLists, columns: number): RowLists {
  const starts = new Uint32Array(columns + 1);
  for (const column of lists.items) starts[column + 1] = at(starts, column + 1) + 1;
  for (let column = 0; column < columns; column++) starts[column + 1] = at(starts, column + 1) + at(starts, column);
  const next = starts.slice();
  const items = new Uint32Array(lists.items.length);
  for (let row = 0; row + 1 < lists.starts.length; row++) {
    for (let i = at(lists.starts, row); i < at(lists.starts, row + 1); i++) {
      const column = at(lists.items, i);
      items[at(next, column)] = row;
      next[column] = at(next, column) + 1;
    }
  }
  return { starts, items };
}

/** Replaces every number by `rename[number]`, then makes each list ascending and free of repeats. */
export function renameItems(lists: RowLists, rename: Uint32Array): RowLists {
  const starts = new Uint32Array(lists.starts.length);
  const items = lists.items.map((item) => at(rename, item));
  let end = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    const sorted = items.subarray(lists.starts[row], lists.starts[row + 1]).sort();
    starts[row] = end;
    // Writes never pass reads: there are at most as many distinct numbers as numbers read so far.
    for (const item of sorted) if (end === starts[row] || items[end - 1] !== item) items[end++] = item;
  }
  starts[starts.length - 1] = end;
  return { starts, items: items.slice(0, end) };
}

/**
 * The numbers below `limit` in any of the lists `rows`, ascending and distinct. Few numbers are collected and sorted.
 * Many are marked in a table of all numbers, which is then read in order: sorting a million numbers is ten times
 * slower.
 */
export function unionOf(lists: RowLists, rows: Uint32Array, limit: number): Uint32Array {
  let size = 0;
  for (const row of rows) size += at(lists.starts, row + 1) - at(lists.starts, row);
  return size * 16 < limit ? gathered(lists, rows, size) : marked(lists, rows, limit);
}

function gathered(lists: RowLists, rows: Uint32Array, size: number): Uint32Array {
  const numbers = new Uint32Array(size);
  let end = 0;
  for (const row of rows) {
    const items = rowOf(lists, row);
    numbers.set(items, end);
    end += items.length;
  }
  return numbers.sort().filter((number, i) => i === 0 || numbers[i - 1] !== number);
}

function marked(lists: RowLists, rows: Uint32Array, limit: number): Uint32Array {
  const marks = new Uint8Array(limit);
  for (const row of rows) {
    const end = at(lists.starts, row + 1);
    for (let i = at(lists.starts, row); i < end; i++) marks[at(lists.items, i)] = 1;
  }
  const numbers = new Uint32Array(limit);
  let count = 0;
  for (let number = 0; number < limit; number++) if (marks[number] === 1) numbers[count++] = number;
  return numbers.subarray(0, count);
}

/** The value of a key in a map. A missing value is created and stored first. */
export function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A list up to this many times as long as the smallest one is read completely; a longer one is searched. */
const NEAR = 8;
/** Fewer lists than this are intersected one by one, because counting must first fill a table. */
const MANY = 4;

/**
 * The numbers in all of the ascending lists. The smallest list comes first, so that the cost depends on the rarest
 * condition. For a hundred lists with most of 100,000 numbers, counting takes a fifth of the time of searching.
 */
export function intersectAll(lists: readonly Uint32Array[]): Uint32Array {
  const [smallest = new Uint32Array(), ...others] = [...lists].sort((a, b) => a.length - b.length);
  const near = others.filter((list) => list.length <= smallest.length * NEAR);
  if (near.length < MANY) return others.reduce(intersect, smallest);
  return others.slice(near.length).reduce(intersect, heldByAll(smallest, near));
}

/** The numbers of an ascending list that are in all other lists. Each list is read once. */
function heldByAll(numbers: Uint32Array, lists: readonly Uint32Array[]): Uint32Array {
  const counts = new Uint16Array((numbers.at(-1) ?? -1) + 1);
  for (const list of lists) count(counts, list);
  return numbers.filter((number) => counts[number] === lists.length);
}

/**
 * Adds one for each number within the table. The loop stops at the end of the table, because writes beyond it are slow.
 */
function count(counts: Uint16Array, numbers: Uint32Array): void {
  for (const number of numbers) {
    if (number >= counts.length) return;
    counts[number] = (counts[number] as number) + 1;
  }
}

/** The common numbers of two ascending lists; `few` should be the shorter one. */
function intersect(few: Uint32Array, many: Uint32Array): Uint32Array {
  const shared = new Uint32Array(few.length);
  let count = 0;
  let from = 0;
  for (const number of few) {
    from = firstNotBelow(many, number, from);
    if (from === many.length) break;
    if (many[from] === number) shared[count++] = number;
  }
  return shared.subarray(0, count);
}

/** A view of the ascending `numbers` from `from` up to, not including, `to`. */
export function between(numbers: Uint32Array, from: number, to: number): Uint32Array {
  const start = firstNotBelow(numbers, from, 0);
  return numbers.subarray(start, firstNotBelow(numbers, to, start));
}

/**
 * The position of the first number not below `number`, by exponential and then binary search from `from`: near
 * positions cost a step or two, far ones a logarithm. We rejected a plain merge: it reads all of `many` for a single
 * image.
 */
function firstNotBelow(many: Uint32Array, number: number, from: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < many.length && at(many, high) < number) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, many.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(many, middle) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The numbers of two ascending lists without common numbers, ascending. An empty list costs nothing. */
export function mergeAscending(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged = new Uint32Array(a.length + b.length);
  let inA = 0;
  let inB = 0;
  for (let end = 0; end < merged.length; end++) {
    const takesA = inB === b.length || (inA < a.length && at(a, inA) < at(b, inB));
    merged[end] = takesA ? at(a, inA++) : at(b, inB++);
  }
  return merged;
}

/** Rows grouped by texts, such as images by their workspace or by each of their regions. */
export interface RowGroups {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly members: RowLists;
}

/** Groups rows. `namesOf` returns the distinct names of the groups of a row. */
export function groupRows<Row>(rows: readonly Row[], namesOf: (row: Row) => Iterable<string>): RowGroups {
  const numberOf = new Map<string, number>();
  const starts = new Uint32Array(rows.length + 1);
  const numbers: number[] = [];
  rows.forEach((row, position) => {
    for (const name of namesOf(row)) {
      numbers.push(getOrMake(numberOf, name, () => numberOf.size));
    }
    starts[position + 1] = numbers.length;
  });
  return { numberOf, members: invert({ starts, items: Uint32Array.from(numbers) }, numberOf.size) };
}

/** Positions of the rows of a group, ascending; none for a name that no row has. */
export function membersOf(groups: RowGroups, name: string): Uint32Array {
  const number = groups.numberOf.get(name);
  return number === undefined ? new Uint32Array() : rowOf(groups.members, number);
}
