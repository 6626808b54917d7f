import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { type Axis, isOfAxis } from './axis.ts';

/** Counts the distinct images of each entry under the filter: visits the labels of these images once. */
export function countAxis({ set, positions }: Tally, axis: Axis): Uint32Array {
  const totals = new Uint32Array(axis.entries.length);
  const carried = carriedBy(set, axis, everyPlace(axis));
  for (const position of positions) {
    const { found, count } = carried(position);
    for (let at = 0; at < count; at += 1) {
      const entry = found[at] ?? 0;
      totals[entry] = (totals[entry] ?? 0) + 1;
    }
  }
  return totals;
}

/**
 * The number of distinct images under the filter with the entries of a row and of a column, for the given rows and
 * columns, row by row. Not for all, because two keys with 100,000 values each would need more cells than there is
 * memory.
 */
export function countCells(
  { set, positions }: Tally,
  rows: Axis,
  rowPlaces: readonly number[],
  columns: Axis,
  columnPlaces: readonly number[],
): Uint32Array {
  const width = columnPlaces.length;
  const cells = new Uint32Array(rowPlaces.length * width);
  const rowsCarried = carriedBy(set, rows, rowPlaces);
  const columnsCarried = carriedBy(set, columns, columnPlaces);
  for (const position of positions) {
    const row = rowsCarried(position);
    if (row.count === 0) continue;
    const column = columnsCarried(position);
    for (let r = 0; r < row.count; r += 1) {
      const start = (row.found[r] ?? 0) * width;
      for (let c = 0; c < column.count; c += 1) {
        const cell = start + (column.found[c] ?? 0);
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
    }
  }
  return cells;
}

/** By place of the entry, 1 if one of its cells has images. */
interface Crossed {
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
}

/**
 * Finds the entries that have images in common with a value of the other key. The entry of images without the other key
 * does not count: it has images in nearly every row, so nothing would be empty. The entry of images without the own key
 * counts if it has a cell with one of the found entries.
 */
export function crossTabulate({ set, positions }: Tally, rows: Axis, columns: Axis): Crossed {
  const crossed = { rows: new Uint8Array(rows.entries.length), columns: new Uint8Array(columns.entries.length) };
  for (const isForNone of [false, true]) {
    const rowsCarried = carriedBy(set, rows, everyPlace(rows));
    const columnsCarried = carriedBy(set, columns, everyPlace(columns));
    for (const position of positions) {
      const row = rowsCarried(position);
      const column = columnsCarried(position);
      const [isRowNone, isColumnNone] = [isNone(rows, row), isNone(columns, column)];
      if (!isForNone && !isRowNone && !isColumnNone && row.count > 0 && column.count > 0) {
        mark(crossed.rows, row);
        mark(crossed.columns, column);
      } else if (isForNone && isRowNone && !isColumnNone && isMarked(crossed.columns, column)) mark(crossed.rows, row);
      else if (isForNone && isColumnNone && !isRowNone && isMarked(crossed.rows, row)) mark(crossed.columns, column);
    }
  }
  return crossed;
}

/** The entries of an image, as indexes; only the first `count` of them are valid. */
interface Carried {
  readonly found: Int32Array;
  count: number;
}

/** Whether the entry is the one of images without the key, if indexes are places. */
function isNone({ nonePlace }: Axis, { found, count }: Carried): boolean {
  return count === 1 && found[0] === nonePlace;
}

function mark(marks: Uint8Array, { found, count }: Carried): void {
  for (let at = 0; at < count; at += 1) marks[found[at] ?? 0] = 1;
}

function isMarked(marks: Uint8Array, { found, count }: Carried): boolean {
  for (let at = 0; at < count; at += 1) if (marks[found[at] ?? 0] === 1) return true;
  return false;
}

/**
 * Finds the distinct entries of an image, as indexes into `places`, for a walk over images. Returns one object that the
 * next call overwrites: a new object for each image would take longer than the counting.
 */
function carriedBy({ labelNumbers, labelStarts }: ImageSet, axis: Axis, places: readonly number[]) {
  const indexOf = new Int32Array(axis.entries.length).fill(-1);
  places.forEach((place, index) => {
    indexOf[place] = index;
  });
  const lastSeen = new Int32Array(places.length).fill(-1);
  const carried: Carried = { found: new Int32Array(places.length), count: 0 };
  const note = (place: number, position: number) => {
    const index = indexOf[place] ?? -1;
    if (index < 0 || lastSeen[index] === position) return;
    lastSeen[index] = position;
    carried.found[carried.count] = index;
    carried.count += 1;
  };
  return (position: number) => {
    carried.count = 0;
    let isSet = false;
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const label = labelNumbers[at] ?? 0;
      if (!isOfAxis(axis, label)) continue;
      isSet = true;
      note(axis.placeOf[label] ?? -1, position);
      const version = axis.versionPlaceOf[label] ?? -1;
      if (version >= 0) note(version, position);
    }
    if (!isSet) note(axis.nonePlace, position);
    return carried;
  };
}

function everyPlace(axis: Axis): readonly number[] {
  return axis.entries.map((_, place) => place);
}
