import { expect, it } from 'vitest';
import { createFormats } from '../../text/formats.ts';
import { printSize } from './print-size.ts';

it.each([
  [3_803_970_629, '3.5 GiB'],
  [2 ** 30, '1 GiB'],
  [2 ** 30 - 1, '1 GiB'],
  [5 * 2 ** 20 + 2 ** 19, '5.5 MiB'],
  [1_500 * 2 ** 30, '1,500 GiB'],
  [0, '0 MiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(printSize(createFormats('en'), bytes)).toBe(text);
});

it('uses the digits of the language', () => {
  expect(printSize(createFormats('de'), 3_803_970_629)).toBe('3,5 GiB');
});
