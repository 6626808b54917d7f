import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isVersion } from './is-version.ts';
import { rangeTest } from './version-range.ts';

describe('a range of versions', () => {
  test.each([
    // A bound includes every version that begins with its parts.
    ['', '12.4', '12.4.1', true],
    ['', '12', '12.9', true],
    ['', '12', '13.0', false],
    ['', '12.4', '12.40', false],
    ['2.6', '', '2.6.0rc1', true],
    ['2.6', '', '2.6.0+cu124', true],
    // Zeros may be missing on one side.
    ['2.6.0', '', '2.6', true],
    ['2.6.0', '', '2.6-gpu', true],
    ['2.6.1', '', '2.6', false],
    ['2', '', '2.0', true],
    ['', '2.6.0', '2.6', true],
    ['', '2.0', '2', true],
    // Pre-releases come before their release.
    ['2.6.0', '', '2.6.0rc1', true],
    ['2.6.1', '', '2.6.1.post1', true],
    ['2.7', '', '2.6rc1', false],
    ['', '2.6b1', '2.6rc1', false],
    ['', '2.6rc1', '2.6b1', true],
    // Both bounds.
    ['12.1', '12.9', '12.4', true],
    ['12.1', '12.9', '12.0', false],
    ['12.1', '12.9', '12.10', false],
    // Spellings.
    ['v2.6', '', '2.7', true],
    ['2.6', '', 'V2.7', true],
    ['2.06', '', '2.6', true],
    // A value that is not a version is in no range.
    ['1', '', 'py310', false],
    ['', '9', 'latest', false],
    ['', '9', '', false],
    ['', '9', 'v', false],
  ])('from %j to %j: %j is within: %j', (from, to, value, expected) => {
    expect(rangeTest({ from: from || undefined, to: to || undefined })(value)).toBe(expected);
  });

  const numbers = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 4 });
  /** Compares plain numbers part by part; a missing part is 0. */
  const compare = (a: readonly number[], b: readonly number[]): number => {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
      const difference = (a[index] ?? 0) - (b[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };

  it('agrees with comparing numbers one by one', () => {
    fc.assert(
      fc.property(numbers, numbers, (bound, version) => {
        const begins = bound.every((part, index) => part === version[index]);
        const order = compare(version, bound);
        const isWithin = (range: { from?: string; to?: string }) =>
          rangeTest({ from: range.from, to: range.to })(version.join('.'));
        expect(isWithin({ from: bound.join('.') })).toBe(begins || order >= 0);
        expect(isWithin({ to: bound.join('.') })).toBe(begins || order <= 0);
      }),
    );
  });

  it('includes a version between itself and itself, and accepts any text', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('1', '0', '.', 'rc', 'v', '-', 'b') }));
    fc.assert(
      fc.property(text, text, (value, other) => {
        expect(rangeTest({ from: value, to: value })(value)).toBe(isVersion(value));
        rangeTest({ from: other, to: value })(value);
      }),
    );
  });
});
