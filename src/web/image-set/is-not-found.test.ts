import { expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { isNotFound } from './is-not-found.ts';

it.each([
  ['ImageNotFound', 404, true],
  ['EntityNotFound', 400, true],
  ['SomethingElse', 404, true],
  ['InvalidAccessKeyId.NotFound', 404, false],
  ['UnexpectedAnswer', 404, false],
  ['Throttling', 400, false],
])('%s with status %i: gone is %s', (code, status, gone) => {
  expect(isNotFound(new ApiError({ code, status, message: '' }))).toBe(gone);
});

it('is false without an error, and for an error that is not a refusal', () => {
  expect(isNotFound(null)).toBe(false);
  expect(isNotFound(new Error('NotFound'))).toBe(false);
});
