import type { ImageTable } from '../life-cycle/image-table.ts';
import { judgeLifeCycle, type LifeCycle } from '../life-cycle/life-cycle.ts';
import { readMachine } from '../runs-on/machine.ts';
import { judgeFits } from '../runs-on/runs-on.ts';
import { filterGroups, type LabelTest } from './filter-groups.ts';
import type { ImageFilter } from './image-filter.ts';

/** The images of a table that pass a filter, by position, ascending. */
export interface ChosenImages {
  readonly positions: readonly number[];
  /** Images that pass everything except `runs`, and lack the labels to judge it. */
  readonly unjudged: readonly number[];
  /** The states of all images of the table, if the filter uses states. */
  readonly lifeCycle: LifeCycle | undefined;
}

/**
 * Applies every part of a filter on a day (`2026-11-27`). The table is the scope: states are computed before the
 * filter. The page counts in another way (tally.ts), because it also needs each count without one part of the filter.
 */
export function chooseImages(table: ImageTable, filter: ImageFilter, today: string): ChosenImages {
  const groups = filterGroups(filter).map(({ anyOf }) =>
    anyOf.map(({ all, no }) => ({
      all: all.map((test) => carriersOf(table, test)),
      no: no.map((test) => carriersOf(table, test)),
    })),
  );
  const lifeCycle = filter.state.length > 0 ? judgeLifeCycle(table, today) : undefined;
  const machine = readMachine(filter.runs);
  const fitOf = machine && judgeFits(table, machine);
  const positions: number[] = [];
  const unjudged: number[] = [];
  for (let position = 0; position < table.size; position += 1) {
    const has = (carriers: Uint8Array) => carriers[position] === 1;
    if (!groups.every((anyOf) => anyOf.some(({ all, no }) => all.every(has) && !no.some(has)))) continue;
    if (lifeCycle?.passes(position, filter.state) === false) continue;
    const fit = fitOf?.(position) ?? 'fits';
    if (fit === 'fits') positions.push(position);
    else if (fit === 'unjudged') unjudged.push(position);
  }
  return { positions, unjudged, lifeCycle };
}

/** For each image whether one of its labels passes a test. Each label is tested once. */
function carriersOf({ size, labels, labelNumbers, labelStarts }: ImageTable, test: LabelTest): Uint8Array {
  const keys = test.keys && new Set(test.keys);
  const met = Uint8Array.from(labels, ({ Key, Value }) => ((keys?.has(Key) ?? true) && test.meets(Key, Value) ? 1 : 0));
  const carriers = new Uint8Array(size);
  for (let position = 0; position < size; position += 1) {
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1)
      if (met[labelNumbers[at] ?? 0] === 1) carriers[position] = 1;
  }
  return carriers;
}
