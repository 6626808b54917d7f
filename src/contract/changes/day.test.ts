import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from './day.ts';

test.each(['2026-11-01', '2024-02-29', '1970-01-01', '0001-01-01'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each([
  '',
  'yesterday',
  '2026-02-30',
  '2026-02-29',
  '2026-13-01',
  '2026-11-1',
  '2026-11',
  '2026-11-01T00:00:00Z',
  ' 2026-11-01',
  '20261101',
  '２０２６-11-01',
  '-002026-11-01',
])('%j is not a day', (text) => {
  expect(isDay(text)).toBe(false);
});

test('accepts every calendar day and no other text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isDay(text)).toBe(/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text));
    }),
  );
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(isDay(date.toISOString().slice(0, 10))).toBe(true);
    }),
  );
});
