import { type Condition, MAX_CONDITIONS, printCondition, sameCondition } from '../../../contract/filter.ts';
import { isPythonKey, LABEL_KEYS } from '../../../contract/label-keys.ts';
import type { SearchState, Unread } from '../../address/search-state.ts';
import { type Axis, type AxisEntry, majorOf } from '../../image-set/axis.ts';
import { keyOf } from './axis-keys.ts';

/** The name of an open group in the address. */
export function openMark(key: string, { value }: AxisEntry): Condition {
  return { key, value };
}

/** Whether the address opens a group. Both keys of Python name the same axis. */
export function isOpenMark(open: readonly Condition[], mark: Condition): boolean {
  return open.some((other) => sameCondition(plainMark(other), mark));
}

/** The open groups after one is opened or closed. Beyond the limit of the address, the oldest closes. */
export function toggledOpen(open: readonly Condition[], key: string, group: AxisEntry): readonly Condition[] {
  const mark = openMark(key, group);
  const others = open.filter((other) => !sameCondition(plainMark(other), mark));
  return others.length < open.length ? others : [...others.slice(1 - MAX_CONDITIONS), mark];
}

function plainMark({ key, value }: Condition): Condition {
  return { key: isPythonKey(key) ? LABEL_KEYS.python[0] : key, value };
}

/**
 * The groups in the address that the matrix does not have, as unreadable parts. Groups of other keys are known at
 * once, all others only when all images are loaded, because missing keys may load later.
 */
export function unknownGroups(state: SearchState, axes: readonly (Axis | undefined)[]): readonly Unread[] {
  const keys = [keyOf(state, 'rows'), keyOf(state, 'cols')];
  return state.open
    .filter((mark) => {
      const { key, value } = plainMark(mark);
      if (!keys.includes(key)) return true;
      const axis = axes.find((one) => one?.key === key);
      return axis !== undefined && !axis.entries.some((entry) => isIn(entry, value));
    })
    .map((mark) => {
      const text = printCondition(mark);
      return { name: 'open', text, raw: `open=${text}`, reason: 'group' };
    });
}

/** Whether an entry is the group, or belongs to a major version that is always open because it is the only one. */
function isIn(entry: AxisEntry, group: string): boolean {
  if (entry.kind === 'framework' || entry.kind === 'major') return entry.value === group;
  return entry.kind === 'value' && majorOf(entry.value) === group;
}
