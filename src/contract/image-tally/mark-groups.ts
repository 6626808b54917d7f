import type { ImageFilter } from '../image-filter/image-filter.ts';
import type { ImageTable } from '../life-cycle/image-table.ts';
import { lifeCycleOf } from '../life-cycle/life-cycle.ts';
import { LINE_STATES, type StateWord, SUPPORT_STATES } from '../life-cycle/states.ts';
import { readMachine } from '../runs-on/machine.ts';
import { judgeFits } from '../runs-on/runs-on.ts';

/** A part of a filter that looks at the whole image instead of one label. */
export interface MarkGroup {
  readonly id: string;
  readonly has: (position: number) => boolean;
}

const LINE_GROUP = 'state=line';
const SUPPORT_GROUP = 'state=support';
export const RUNS_GROUP = 'runs';

/** The group of a state. Any state of a group is enough, but both groups must hold. */
export function groupOfState(state: StateWord): string {
  return LINE_STATES.some((word) => word === state) ? LINE_GROUP : SUPPORT_GROUP;
}

/** The states and the machine of a filter, as groups that must all hold. */
export function markGroups(table: ImageTable, { state, runs }: ImageFilter, today: string): readonly MarkGroup[] {
  const groups: MarkGroup[] = [];
  for (const group of [LINE_STATES, SUPPORT_STATES]) {
    const asked = state.filter((word) => group.some((other) => other === word));
    const [first] = asked;
    if (first === undefined) continue;
    const { passes } = lifeCycleOf(table, today);
    groups.push({ id: groupOfState(first), has: (position) => passes(position, asked) });
  }
  const machine = readMachine(runs);
  if (machine) {
    const fitOf = judgeFits(table, machine);
    groups.push({ id: RUNS_GROUP, has: (position) => fitOf(position) === 'fits' });
  }
  return groups;
}

/** Returns a test: whether the labels of an image do not tell if it runs on the machine of a filter. */
export function unjudgedTest(table: ImageTable, { runs }: ImageFilter): (position: number) => boolean {
  const machine = readMachine(runs);
  const fitOf = machine && judgeFits(table, machine);
  return (position) => fitOf?.(position) === 'unjudged';
}
