import { expect, test } from 'vitest';
import { failed, ok } from './result.ts';

test('a result has a value or an error, and says which', () => {
  expect(ok(undefined)).toEqual({ ok: true, value: undefined });
  expect(failed('why')).toEqual({ ok: false, error: 'why' });
});
