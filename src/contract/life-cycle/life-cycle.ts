import type { Label } from '../operations.ts';
import type { ImageTable } from './image-table.ts';
import { NO_LINE, newestOfLines } from './lines.ts';
import { LINE_STATES, type LineState, type StateWord, SUPPORT_STATES, type SupportState } from './states.ts';
import { isSupportKey, supportOf, supportReasons } from './support.ts';

/** The states of the images of a scope. The newest image depends on the scope, so filters are applied later. */
export interface LifeCycle {
  lineState(position: number): LineState;
  /** The position of the newest image of the line, if it is another image. */
  supersededBy(position: number): number | undefined;
  supportState(position: number): SupportState;
  /** Whether an image has a state of each named group. Without words, every image passes. */
  passes(position: number, states: readonly StateWord[]): boolean;
}

/** Computes states on a day (`2026-11-27`, in UTC). */
export function judgeLifeCycle(table: ImageTable, today: string): LifeCycle {
  const newest = newestOfLines(table);
  const supports = supportStates(table, today);
  const lineState = (position: number): LineState => {
    const best = newest[position] ?? NO_LINE;
    if (best === NO_LINE) return 'unknown-line';
    return best === position ? 'newest' : 'superseded';
  };
  const supportState = (position: number) => supports[position] ?? 'unknown-support';
  return {
    lineState,
    supersededBy: (position) => (lineState(position) === 'superseded' ? newest[position] : undefined),
    supportState,
    passes: (position, states) => passesStates(lineState(position), supportState(position), states),
  };
}

const known = new WeakMap<ImageTable, { readonly today: string; readonly lifeCycle: LifeCycle }>();

/** The same, cached for a table and a day: the filter, the facet and each row need it. */
export function lifeCycleOf(table: ImageTable, today: string): LifeCycle {
  const found = known.get(table);
  if (found?.today === today) return found.lifeCycle;
  const lifeCycle = judgeLifeCycle(table, today);
  known.set(table, { today, lifeCycle });
  return lifeCycle;
}

/** The day in UTC, in the form of the support dates. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whether an image with these states has one of each named group. */
export function passesStates(line: LineState, support: SupportState, states: readonly StateWord[]): boolean {
  const isAnyOf = (own: StateWord, group: readonly StateWord[]) => {
    const asked = states.filter((word) => group.includes(word));
    return asked.length === 0 || asked.includes(own);
  };
  return isAnyOf(line, LINE_STATES) && isAnyOf(support, SUPPORT_STATES);
}

/** The support of each image. Many images share few combinations of labels, so each combination is judged once. */
function supportStates(
  { size, labels, labelNumbers, labelStarts }: ImageTable,
  today: string,
): readonly SupportState[] {
  const judge = (position: number) => {
    const own: Label[] = [];
    for (const number of labelNumbers.subarray(labelStarts[position], labelStarts[position + 1])) {
      const label = labels[number];
      if (label !== undefined && isSupportKey(label.Key)) own.push(label);
    }
    return supportOf(supportReasons(own, today));
  };
  /** The labels about support count from 1; others have 0. */
  const places = new Uint32Array(labels.length);
  let count = 0;
  for (const [number, { Key }] of labels.entries()) if (isSupportKey(Key)) places[number] = ++count;

  const known = new Map<number, SupportState>();
  const states: SupportState[] = [];
  for (let position = 0; position < size; position += 1) {
    // A combination as one number. We rejected a text for each image: it took half of the time.
    let key = 0;
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const place = places[labelNumbers[at] ?? 0] ?? 0;
      if (place !== 0) key = key * (count + 1) + place;
    }
    let state = known.get(key);
    if (state === undefined || key > Number.MAX_SAFE_INTEGER) {
      state = judge(position);
      known.set(key, state);
    }
    states.push(state);
  }
  return states;
}
