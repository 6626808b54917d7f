import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormats } from './formats.ts';

const formats = createFormats('en');

describe('a number of bytes', () => {
  it.each([
    [0, '0 B'],
    [500, '500 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [1_000 * 1024, '1,000 KiB'],
    [5 * 2 ** 20 + 2 ** 19, '5.5 MiB'],
    [1_070_000_000, '1,020.4 MiB'],
    [2 ** 30 - 1, '1 GiB'],
    [2 ** 30, '1 GiB'],
    [3_803_970_629, '3.5 GiB'],
    [2 ** 40, '1 TiB'],
    [5_000 * 2 ** 40, '5,000 TiB'],
  ])('%i is %s', (bytes, text) => {
    expect(formats.size(bytes)).toBe(text);
  });

  it('is written in the largest unit that makes it 1 or more, right to a decimal', () => {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (power, part) => {
        const bytes = Math.floor(2 ** power * (1 + part));
        const [number = '', unit = ''] = formats.size(bytes).split(' ');
        const shown = Number(number.replaceAll(',', ''));
        const exact = bytes / 1024 ** units.indexOf(unit);
        expect(Math.abs(shown - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
        if (unit !== 'B') expect(shown).toBeGreaterThanOrEqual(1);
        if (unit !== 'TiB') expect(shown).toBeLessThan(1024);
      }),
    );
  });

  it('uses the digits of the language', () => {
    expect(createFormats('de').size(3_803_970_629)).toBe('3,5 GiB');
  });

  it('is also written out', () => {
    expect(formats.bytes(3_803_970_629)).toBe('3,803,970,629 bytes');
  });
});

describe('a count', () => {
  it.each(['en', 'zh-CN'])('in %s is written as Intl writes it', (language) => {
    const { number, count } = createFormats(language);
    const exact = new Intl.NumberFormat(language);
    const plural = new Intl.PluralRules(language);
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -1_000, max: 2_000 }), fc.double({ noNaN: true })), (value) => {
        fc.pre(!Object.is(value, -0));
        expect(number(value)).toBe(exact.format(value));
      }),
    );
    const one = language === 'en' ? 'label' : 'labels';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (value) => {
        const form = plural.select(value) === 'one' ? one : 'labels';
        expect(count(value, one, 'labels')).toBe(`${exact.format(value)} ${form}`);
      }),
    );
  });
});
