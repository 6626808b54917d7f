import { expect, test } from 'vitest';
import { chooseEncoding, type Encoding } from './headers.ts';

const all = new Set<Encoding>(['identity', 'br', 'gzip']);

test.each([
  [null, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.000,gzip ; q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['brotli, xgzip', 'identity'],
])('%s gives %s', (header, encoding) => {
  expect(chooseEncoding(header, all)).toBe(encoding);
});

test('chooses only from the offered encodings', () => {
  expect(chooseEncoding('br, gzip', new Set<Encoding>(['identity', 'gzip']))).toBe('gzip');
  expect(chooseEncoding('br', new Set<Encoding>(['identity']))).toBe('identity');
});
