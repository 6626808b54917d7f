import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { type Axis, isOfAxis } from './axis.ts';

/** Counts the distinct images of each entry that satisfy the filter: one walk over the labels of these images. */
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
 * The number of distinct images that satisfy the filter and carry both the entry of a row and that of a column, for the
 * rows and columns at these places, row after row. Only for those, because two keys of a hundred thousand values each
 * would make more cells than there is memory.
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

/** By place of the entry, 1 where a cell of it has images. */
interface Crossed {
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
}

/**
 * Finds the entries that have images in common with a value of the other key. Images without that key are no such cell:
 * nearly every entry has some, so that nothing would be empty. The entry of images without the own key counts where it
 * has a cell with one of those found.
 */
export function crossedEntries({ set, positions }: Tally, rows: Axis, columns: Axis): Crossed {
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

/** The entries that an image carries, as indexes; only the first `count` of them are of this image. */
interface Carried {
  readonly found: Int32Array;
  count: number;
}

/** Whether it is the entry of images without the key, where indexes are places. */
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
 * Finds the entries that an image carries, each once, as indexes into `places`, for one walk over images. The answer is one object that the next
 * call writes over: a new one for each image would cost more than the counting.
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
