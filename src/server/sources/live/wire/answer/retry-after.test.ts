import { expect, test } from 'vitest';
import { retryAfterSeconds } from './read-answer.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

test.each([
  ['0', 0],
  ['3', 3],
  [' 10 ', 10],
  ['315360000', 30],
  ['Fri, 02 Jan 2026 03:04:12 GMT', 7],
  ['Fri, 02 Jan 2036 03:04:12 GMT', 30],
  ['Fri, 02 Jan 2016 03:04:12 GMT', 0],
  ['-3', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
  ['99999999999999999999999999', undefined],
])('%j is %s seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
