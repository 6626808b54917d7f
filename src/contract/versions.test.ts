import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, sortByVersion, versionKey, versionRank } from './versions.ts';

/** Pieces of versions in any sequence, and any other text. */
const piece = fc.constantFrom(
  '0',
  '00',
  '1',
  '9',
  '10',
  '11.9',
  '.',
  '-',
  '_',
  '+',
  ' ',
  'v',
  'a',
  'b',
  'c',
  'rc',
  'dev',
  'pre',
  'PAI',
  'py',
  'gpu',
  '版',
  '😀',
  '\u0001',
  '\u0000',
  '\ud83d',
);
const versionLike = fc.string({ unit: piece, maxLength: 8 });
const anyText = fc.oneof(versionLike, fc.string({ unit: 'binary' }));

describe('compareVersions', () => {
  const ascending = [
    ['2.0rc1', '2.0', '2.0.1', '2.10'],
    ['2.0.dev20230401', '2.0a1', '2.0b1', '2.0rc1', '2.0rc2', '2.0rc10', '2.0'],
    ['2.0-alpha', '2.0-beta.2', '2.0-beta.10', '2.0-preview', '2.0-rc.1', '2.0'],
    ['2.0', '2.0-gpu', '2.0.1'],
    ['2.0', '2.0+cu121', '2.0.1'],
    ['1.12', '1.12PAI', '1.12.1', '1.13'],
    ['2.0rc1', '2.0', '2.0b', '2.0.1'],
    ['11.9', '11.10', '12.1'],
    ['9', '10', '100'],
    ['py36', 'py39', 'py310'],
    ['0.5.9', 'v0.5.17', '0.6'],
    ['XGBoost 1.6.0', 'XGBoost 1.10.0', 'xgboost 2.0'],
    ['3.10', 'CPU', 'GPU'],
    ['', '0', 'a'],
    ['0', '00', '1'],
    ['CPU', 'cpu', 'GPU'],
    ['v1a', 'v', 'vLLM'],
    ['cu118-py39', 'cu118-py310', 'cu121-py39'],
    ['ubuntu20.04', 'ubuntu22.04'],
    ['apple', '版本2', '版本10', '😀'],
    [`${'9'.repeat(400)}`, `1${'0'.repeat(400)}`],
    [`${'9'.repeat(70_000)}`, `1${'0'.repeat(70_000)}`],
  ];

  test.each(ascending.map((values) => [values.map((value) => value.slice(0, 20)).join(' < '), values] as const))(
    '%s',
    (_name, values) => {
      for (const [at, value] of values.entries()) {
        for (const later of values.slice(at + 1)) {
          expect(compareVersions(value, later)).toBeLessThan(0);
          expect(compareVersions(later, value)).toBeGreaterThan(0);
        }
      }
    },
  );

  test('is zero for equal values only, and changes its sign when swapped', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(compareVersions(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      }),
    );
  });

  test('is transitive', () => {
    fc.assert(
      fc.property(fc.tuple(anyText, anyText, anyText), (values) => {
        const [low, middle, high] = values.toSorted(compareVersions);
        expect(compareVersions(low ?? '', middle ?? '')).toBeLessThanOrEqual(0);
        expect(compareVersions(middle ?? '', high ?? '')).toBeLessThanOrEqual(0);
        expect(compareVersions(low ?? '', high ?? '')).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('orders plain numbers of any length', () => {
    const digits = fc.oneof(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n, max: 1000n }));
    fc.assert(
      fc.property(digits, digits, fc.constantFrom('', 'py', '11.', 'v'), (a, b, before) => {
        fc.pre(a !== b);
        expect(compareVersions(`${before}${a}`, `${before}${b}`) < 0).toBe(a < b);
      }),
    );
  });

  test('puts more numbers after a shared beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), (numbers, more) => {
        const version = numbers.join('.');
        expect(compareVersions(version, `${version}.${more}`)).toBeLessThan(0);
      }),
    );
  });
});

describe('versionKey', () => {
  test('orders as compareVersions does', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const byKey = versionKey(a) < versionKey(b) ? -1 : versionKey(a) > versionKey(b) ? 1 : 0;
        expect(byKey).toBe(Math.sign(compareVersions(a, b)));
      }),
    );
  });
});

describe('sortByVersion', () => {
  test('sorts by text and does not change the input', () => {
    const given = [{ v: '2.10' }, { v: '2.0' }, { v: '2.0rc1' }, { v: '2.9' }];
    const before = [...given];
    expect(sortByVersion(given, (item) => item.v)).toEqual([
      { v: '2.0rc1' },
      { v: '2.0' },
      { v: '2.9' },
      { v: '2.10' },
    ]);
    expect(given).toEqual(before);
  });

  test('keeps the order of equal texts', () => {
    const given = [
      { v: '1', n: 1 },
      { v: '0', n: 2 },
      { v: '1', n: 3 },
    ];
    expect(sortByVersion(given, (item) => item.v).map((item) => item.n)).toEqual([2, 1, 3]);
  });
});

describe('versionRank', () => {
  test.each([
    ['v2.0', '2.0'],
    ['2.0', '2_0'],
    ['02.0', '2.00'],
    ['2.0RC1', '2.0rc1'],
  ])('%j and %j are the same version', (a, b) => expect(versionRank(a)).toBe(versionRank(b)));

  test('never contradicts the order of values', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [rankA, rankB] = [versionRank(a), versionRank(b)];
        if (rankA !== rankB) expect(rankA < rankB).toBe(compareVersions(a, b) < 0);
      }),
    );
    expect(versionRank('2.0rc1') < versionRank('2.0')).toBe(true);
  });
});
