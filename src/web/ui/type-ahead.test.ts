import { expect, it } from 'vitest';
import { createTypeAhead } from './type-ahead.ts';

const REGIONS = ['cn-hangzhou · China (Hangzhou)', 'cn-beijing · China (Beijing)', 'ap-southeast-1 · Singapore'];

/** The indexes after each letter, typed every `gap` milliseconds. */
function type(letters: string, gap = 100, at = 0): readonly (number | undefined)[] {
  const { next } = createTypeAhead();
  let place = at;
  return [...letters].map((letter, index) => {
    const found = next(letter, REGIONS, place, index * gap);
    place = found ?? place;
    return found;
  });
}

it.each([
  ['beij', [1, 1, 1, 1]],
  ['cn-b', [1, 1, 1, 1]],
  ['SING', [2, 2, 2, 2]],
  ['ap-', [2, 2, 2]],
  ['ccc', [1, 0, 1]],
  ['x', [undefined]],
])('%s leads to %j', (letters, places) => {
  expect(type(letters)).toEqual(places);
});

it('starts a new text after a pause', () => {
  expect(type('sb', 1_000)).toEqual([2, 1]);
});
