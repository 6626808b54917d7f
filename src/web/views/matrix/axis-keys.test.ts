import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../address/parse-address.ts';
import { printAddress } from '../../address/print-address.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { keyOf, swapped, withKeys } from './axis-keys.ts';

const anyKey = fc.constantFrom('', 'framework', 'system.chipType', 'system.pythonVersion', 'team', 'a b');

describe('the keys of the matrix', () => {
  it('are framework and chip type where the address says nothing, which it does not say either', () => {
    expect(keyOf(EMPTY_SEARCH, 'rows')).toBe('framework');
    expect(keyOf(EMPTY_SEARCH, 'cols')).toBe('system.chipType');
    expect(printAddress(withKeys(EMPTY_SEARCH, { rows: 'framework', cols: 'system.chipType' }))).toBe('');
    expect(printAddress(swapped(EMPTY_SEARCH))).toBe('?rows=system.chipType&cols=framework');
  });

  it('come back when swapped twice', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (rows, cols) => {
        const state = withKeys(EMPTY_SEARCH, { rows, cols });
        expect(keyOf(swapped(state), 'rows')).toBe(keyOf(state, 'cols'));
        expect(keyOf(swapped(swapped(state)), 'rows')).toBe(keyOf(state, 'rows'));
        expect(keyOf(swapped(swapped(state)), 'cols')).toBe(keyOf(state, 'cols'));
      }),
    );
  });

  it('are one for both keys of Python', () => {
    expect(keyOf({ ...EMPTY_SEARCH, rows: 'system.language.Python' }, 'rows')).toBe('system.pythonVersion');
  });

  it('take the place of one that was not understood', () => {
    const state = parseAddress('?rows=a,b&cols=c', 'matrix');
    expect(state.unread).toHaveLength(1);
    expect(printAddress(withKeys(state, { rows: 'team' }))).toBe('?rows=team&cols=c');
  });
});
