import type { Axis } from './axis.ts';
import type { ImageSet } from './image-set.ts';
import type { Tally } from './tally.ts';

/** How many distinct images that satisfy the filter each entry of an axis has, and how many have none of its entries. */
export interface AxisCount {
  readonly totals: Uint32Array;
  readonly none: number;
}

/** Counts the entries of an axis: one walk over the labels of the images that satisfy the filter. */
export function countAxis({ set, positions }: Tally, axis: Axis): AxisCount {
  const totals = new Uint32Array(axis.entries.length);
  const places = everyPlace(axis);
  const carried = carriedBy(set, axis, places);
  let none = 0;
  for (const position of positions) {
    const { found, count } = carried(position);
    if (count === 0) none += 1;
    for (let at = 0; at < count; at += 1) {
      const entry = found[at] ?? 0;
      totals[entry] = (totals[entry] ?? 0) + 1;
    }
  }
  return { totals, none };
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

/**
 * Finds the entries that an image carries, each once, as indexes into `places`. The answer is one object that the next
 * call writes over: a new one for each image would cost more than the counting.
 */
function carriedBy({ labelNumbers, labelStarts }: ImageSet, axis: Axis, places: readonly number[]) {
  const indexOf = new Int32Array(axis.entries.length).fill(-1);
  places.forEach((place, index) => {
    indexOf[place] = index;
  });
  const lastSeen = new Int32Array(places.length).fill(-1);
  const carried = { found: new Int32Array(places.length), count: 0 };
  const note = (place: number, position: number) => {
    const index = indexOf[place] ?? -1;
    if (index < 0 || lastSeen[index] === position) return;
    lastSeen[index] = position;
    carried.found[carried.count] = index;
    carried.count += 1;
  };
  return (position: number) => {
    carried.count = 0;
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const label = labelNumbers[at] ?? 0;
      const place = axis.placeOf[label] ?? -1;
      if (place < 0) continue;
      note(place, position);
      const version = axis.versionPlaceOf[label] ?? -1;
      if (version >= 0) note(version, position);
    }
    return carried;
  };
}

function everyPlace(axis: Axis): readonly number[] {
  return axis.entries.map((_, place) => place);
}
