import type { Choices } from '../../address/search-state.ts';
import type { Axis, AxisEntry } from '../../image-set/axis.ts';
import { type AxisCount, countAxis, countCells } from '../../image-set/cross-tab.ts';
import type { Tally } from '../../image-set/tally.ts';

/** A row or column as it is drawn: its entry, and the images of it that satisfy the filter. */
export interface DrawnEntry {
  readonly entry: AxisEntry;
  readonly total: number;
}

/** The rows or the columns: those that are drawn, how many there would be, and the images without any of them. */
export interface Side {
  readonly key: string;
  readonly drawn: readonly DrawnEntry[];
  readonly all: number;
  readonly none: number;
}

/** All that the table says. */
export interface Matrix {
  readonly rows: Side;
  readonly columns: Side;
  /** Row after row. */
  readonly cells: Uint32Array;
  /** The images that satisfy the filter. */
  readonly total: number;
  readonly largest: number;
}

/** As many rows as are drawn: more are no help to read, and slow to draw. */
export const MAX_ROWS = 300;
/** As many columns as are drawn. */
export const MAX_COLUMNS = 60;

/** Counts and orders what the table shows. */
export function matrixOf(tally: Tally, rows: Axis, columns: Axis, choices: Choices): Matrix {
  const rowCount = countAxis(tally, rows);
  const columnCount = countAxis(tally, columns);
  const rowPlaces = placesInOrder(rows, rowCount.totals, choices);
  const columnPlaces = placesInOrder(columns, columnCount.totals, choices);
  const drawnRows = rowPlaces.slice(0, MAX_ROWS);
  const drawnColumns = columnPlaces.slice(0, MAX_COLUMNS);
  const cells = countCells(tally, rows, drawnRows, columns, drawnColumns);
  return {
    rows: sideOf(rows, rowCount, drawnRows, rowPlaces.length),
    columns: sideOf(columns, columnCount, drawnColumns, columnPlaces.length),
    cells,
    total: tally.positions.length,
    largest: cells.reduce((most, count) => Math.max(most, count), 0),
  };
}

/**
 * The places of an axis in the order chosen, without the empty ones where these are hidden. The axis itself is in the
 * order of versions; by count, versions stay under their framework.
 */
export function placesInOrder(axis: Axis, totals: Uint32Array, choices: Pick<Choices, 'order' | 'empty'>): number[] {
  const { entries } = axis;
  const totalOf = (place: number) => totals[place] ?? 0;
  const places = [...entries.keys()].filter((place) => choices.empty === 'show' || totalOf(place) > 0);
  if (choices.order === 'version') return places;
  const underOf = (place: number) => entries[place]?.under ?? place;
  return places.sort((a, b) => {
    const [overA, overB] = [underOf(a), underOf(b)];
    if (overA !== overB) return totalOf(overB) - totalOf(overA) || overA - overB;
    if (a === overA || b === overB) return a - b;
    return totalOf(b) - totalOf(a) || a - b;
  });
}

function sideOf(axis: Axis, { totals, none }: AxisCount, places: readonly number[], all: number): Side {
  const drawn = places.flatMap((place) => {
    const entry = axis.entries[place];
    return entry ? [{ entry, total: totals[place] ?? 0 }] : [];
  });
  return { key: axis.key, drawn, all, none };
}
