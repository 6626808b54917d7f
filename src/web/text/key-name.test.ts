import { expect, it } from 'vitest';
import { blankKey } from './key-name.ts';
import { ENGLISH } from './testing/english.ts';

it.each([
  ['', '(blank key)'],
  ['  ', '(blank key ‹U+0020›‹U+0020›)'],
  ['\u00a0\u3000', '(blank key ‹U+00A0›‹U+3000›)'],
  [' a ', undefined],
  // Invisible characters other than white space are drawn as escapes everywhere.
  ['\u200b', undefined],
])('says of the key %j %j', (key, said) => {
  expect(blankKey(ENGLISH, key)).toBe(said);
});
