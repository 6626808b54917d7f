import type { Condition } from '../../../contract/filter.ts';
import { filterIssueOf } from '../../../contract/filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import type { Choices } from '../../address/search-state.ts';
import { type Axis, type AxisEntry, FRAMEWORK_AXIS } from '../../image-set/axis.ts';
import { countAxis, countCells, crossTabulate } from '../../image-set/cross-tab.ts';
import { isOpenMark, openMark } from './open-groups.ts';

/** A rendered row or column: its entry, and its images that pass the filter. */
export interface DrawnEntry {
  readonly entry: AxisEntry;
  readonly total: number;
  /** Whether the entries below it are rendered. Undefined if it cannot be opened. */
  readonly isOpen: boolean | undefined;
}

/** The rows or the columns: the rendered ones, the number of all, and the number of those hidden as empty. */
export interface Side {
  readonly key: string;
  readonly drawn: readonly DrawnEntry[];
  readonly all: number;
  readonly hidden: number;
  /** Whether some entries can be opened. */
  readonly hasToggles: boolean;
}

/** The content of the table. */
export interface Matrix {
  readonly rows: Side;
  readonly columns: Side;
  /** Row by row. */
  readonly cells: Uint32Array;
  /** The number of images that pass the filter. */
  readonly total: number;
  /** The largest count of a cell with a value of both keys. */
  readonly largest: number;
}

/** The parts of the address that change the form of the matrix. */
export interface MatrixChoices {
  readonly choices: Choices;
  readonly open: readonly Condition[];
}

/** The limit of rows: more would be slow and hard to read. */
export const MAX_ROWS = 300;
/** The limit of columns. */
export const MAX_COLUMNS = 60;

/** Counts and sorts the content of the table. */
export function matrixOf(tally: Tally, rows: Axis, columns: Axis, choices: MatrixChoices): Matrix {
  const crossed = choices.choices.empty === 'hide' ? crossTabulate(tally, rows, columns) : undefined;
  const row = sideOf(tally, rows, crossed?.rows, MAX_ROWS, choices);
  const column = sideOf(tally, columns, crossed?.columns, MAX_COLUMNS, choices);
  const cells = countCells(tally, rows, row.places, columns, column.places);
  return {
    rows: row.side,
    columns: column.side,
    cells,
    total: tally.positions.length,
    largest: largestOf(cells, row.side, column.side),
  };
}

/** Whether a group of an axis is open: its own mark or that of all framework versions is in the address. */
function isOpenIn(axis: Axis, { choices, open }: MatrixChoices): (group: AxisEntry) => boolean {
  const areAllOpen = axis.key === FRAMEWORK_AXIS && choices.versions === 'show';
  return (group) => areAllOpen || isOpenMark(open, openMark(axis.key, group));
}

/**
 * The positions of an axis in the chosen order, without those in closed groups. The axis itself is in the order of
 * versions. By count, versions stay below their group. Images without the key come last.
 */
export function placesInOrder(
  axis: Axis,
  totals: Uint32Array,
  order: Choices['order'],
  isOpen: (group: AxisEntry) => boolean,
): number[] {
  const { entries, nonePlace } = axis;
  const totalOf = (place: number) => totals[place] ?? 0;
  const open = entries.map((entry) => (entry.kind === 'framework' || entry.kind === 'major') && isOpen(entry));
  const places = [...entries.keys()].filter((place) => {
    const entry = entries[place];
    return entry?.kind !== 'version' || open[entry.under] === true;
  });
  if (order === 'version') return places;
  const underOf = (place: number) => entries[place]?.under ?? place;
  return places.sort((a, b) => {
    const [overA, overB] = [underOf(a), underOf(b)];
    if (overA !== overB) {
      if (overA === nonePlace || overB === nonePlace) return overA === nonePlace ? 1 : -1;
      return totalOf(overB) - totalOf(overA) || overA - overB;
    }
    if (a === overA || b === overB) return a - b;
    return totalOf(b) - totalOf(a) || a - b;
  });
}

function sideOf(tally: Tally, axis: Axis, crossed: Uint8Array | undefined, max: number, choices: MatrixChoices) {
  const totals = countAxis(tally, axis);
  const isOpen = isOpenIn(axis, choices);
  const all = placesInOrder(axis, totals, choices.choices.order, isOpen);
  const left = crossed ? all.filter((place) => crossed[place] === 1) : all;
  const places = cut(left, max, axis.nonePlace);
  const canOpen = axis.key !== FRAMEWORK_AXIS || choices.choices.versions === 'hide';
  const drawn = places.flatMap((place): DrawnEntry[] => {
    const entry = axis.entries[place];
    if (!entry) return [];
    const isGroup = canOpen && (entry.kind === 'framework' || entry.kind === 'major');
    const isChoice = isGroup && filterIssueOf(openMark(axis.key, entry)) === undefined;
    return [{ entry, total: totals[place] ?? 0, isOpen: isChoice ? isOpen(entry) : undefined }];
  });
  const hasToggles = drawn.some((one) => one.isOpen !== undefined);
  const side: Side = { key: axis.key, drawn, all: left.length, hidden: all.length - left.length, hasToggles };
  return { side, places };
}

/** The first positions, and at the end that of images without the key. */
function cut(places: readonly number[], max: number, nonePlace: number): readonly number[] {
  if (places.length <= max) return places;
  return places.at(-1) === nonePlace ? [...places.slice(0, max - 1), nonePlace] : places.slice(0, max);
}

function largestOf(cells: Uint32Array, rows: Side, columns: Side): number {
  let largest = 0;
  cells.forEach((count, at) => {
    const row = rows.drawn[Math.floor(at / columns.drawn.length)];
    const column = columns.drawn[at % columns.drawn.length];
    if (count > largest && row?.entry.kind !== 'none' && column?.entry.kind !== 'none') largest = count;
  });
  return largest;
}
