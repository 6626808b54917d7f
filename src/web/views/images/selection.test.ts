import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TICKED, toggled } from './selection.ts';

describe('the images that are ticked', () => {
  it('are in the order of the ticks, and a second tick takes one back', () => {
    expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
    expect(toggled(['b', 'a', 'c'], 'a')).toEqual(['b', 'c']);
  });

  it('are never more than four, and a fifth changes nothing', () => {
    const four = ['a', 'b', 'c', 'd'];
    expect(toggled(four, 'e')).toBe(four);
    expect(toggled(four, 'b')).toEqual(['a', 'c', 'd']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefg')), (ticks) => {
        const ids = ticks.reduce<readonly string[]>(toggled, []);
        expect(ids.length).toBeLessThanOrEqual(MAX_TICKED);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
