import { isPythonKey, LABEL_KEYS } from '../../../contract/label-keys.ts';
import { type SearchState, withoutUnread } from '../../address/search-state.ts';
import { FRAMEWORK_AXIS } from '../../image-set/axis.ts';

/** The two sides of the matrix, by their names in the address. */
export type SideName = 'rows' | 'cols';

const DEFAULT_KEYS: Readonly<Record<SideName, string>> = { rows: FRAMEWORK_AXIS, cols: LABEL_KEYS.chipType };

/** The key of a side: from the address, else framework by chip type. */
export function keyOf(state: SearchState, side: SideName): string {
  const key = state[side] === '' ? DEFAULT_KEYS[side] : state[side];
  return isPythonKey(key) ? LABEL_KEYS.python[0] : key;
}

/**
 * The state with other keys, which also replace unreadable ones. An empty key means the default. Open groups of
 * removed keys are closed.
 */
export function withKeys(state: SearchState, keys: Partial<Record<SideName, string>>): SearchState {
  let next = state;
  for (const side of ['rows', 'cols'] as const) {
    const key = keys[side];
    if (key !== undefined) {
      next = { ...withoutUnread(next, side), [side]: key === DEFAULT_KEYS[side] ? '' : key };
    }
  }
  const names = [keyOf(next, 'rows'), keyOf(next, 'cols')];
  return {
    ...next,
    open: next.open.filter(({ key }) => names.includes(isPythonKey(key) ? LABEL_KEYS.python[0] : key)),
  };
}

/** The state with rows and columns swapped. */
export function swapped(state: SearchState): SearchState {
  return withKeys(state, { rows: keyOf(state, 'cols'), cols: keyOf(state, 'rows') });
}
