/**
 * Many lists of small numbers in two arrays: list `i` is `items[starts[i] .. starts[i + 1])`. A million labels cost
 * 4 MB this way; an array object for each image and each label would cost several times that.
 */
export interface RowLists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** The number at a place that is known to exist, so that hot loops need no second check. */
export function at(numbers: Uint32Array, index: number): number {
  return numbers[index] as number;
}

/** List `index`, as a view without a copy; `index` must be below the number of lists. */
export function rowOf(lists: RowLists, index: number): Uint32Array {
  return lists.items.subarray(lists.starts[index], lists.starts[index + 1]);
}

/** Turns "row -> ascending columns" around into "column -> ascending rows". */
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
    // Writes never overtake reads: the distinct numbers of this list and those before it are no more than were read.
    for (const item of sorted) if (end === starts[row] || items[end - 1] !== item) items[end++] = item;
  }
  starts[starts.length - 1] = end;
  return { starts, items: items.slice(0, end) };
}

/**
 * The numbers below `limit` that any of the lists `rows` holds, ascending and distinct. Few are gathered and sorted; many
 * are marked in a table of all numbers, which is then read in order, because sorting a million is ten times slower.
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
