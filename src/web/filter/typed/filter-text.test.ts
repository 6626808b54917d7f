import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../contract/filter.ts';
import { distinctConditions } from '../../../contract/filter.ts';
import { groupIdOf } from '../../../contract/image-filter/condition-groups.ts';
import { FACETS, type ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { STATE_WORDS } from '../../../contract/life-cycle/states.ts';
import { printFilterText, readFilterText } from './filter-text.ts';

const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab1.,，=＝!！<>"\\\n\r\t ;\'`|&-x＂“”你\u202e'), maxLength: 8 }),
  fc.constantFrom(
    'none',
    'any',
    'GPU',
    'a, b=c',
    'PyTorch 2.0',
    '',
    '"',
    '\\',
    '\\n',
    'a"b',
    ' a ',
    '>=2',
    '!x',
    'a,',
    '*',
    '2.*',
    '~1',
    'x and y=1',
    'not a',
    '(a',
  ),
);
const key = hostile.filter((text) => text !== '');
const condition = fc.record({ key, value: hostile });
const bound = fc.record({ key, value: fc.constantFrom('2.6', 'v1', '12', '3.10rc1', '1,2', '2 "x"', '2 <=3', '2.*') });
const oneEach = (bounds: readonly Condition[]) => {
  const seen = new Set<string>();
  return bounds.filter(
    (one) =>
      one.key !== 'system.framework' &&
      !seen.has(groupIdOf({ ...one, value: '' })) &&
      seen.add(groupIdOf({ ...one, value: '' })),
  );
};
const filters: fc.Arbitrary<ImageFilter> = fc.record({
  conditions: fc.array(condition, { maxLength: 4 }).map(distinctConditions),
  not: fc.array(condition, { maxLength: 3 }).map(distinctConditions),
  from: fc.array(bound, { maxLength: 2 }).map(oneEach),
  to: fc.array(bound, { maxLength: 2 }).map(oneEach),
  none: fc.subarray([...FACETS]),
  anyFramework: fc.boolean(),
  state: fc.subarray([...STATE_WORDS]),
  runs: fc.constantFrom('', 'driver:535.54.03', 'ecs.gn7i-c8g1.2xlarge'),
});

describe('a filter as text', () => {
  it('round-trips any filter, with any keys and values', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const text = printFilterText(filter);
        expect(readFilterText(text), text).toEqual({ filter, unread: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('accepts any text, and names the unreadable parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab,=!<>"\\\n 2'), maxLength: 20 }), (text) => {
        const { filter, unread } = readFilterText(text);
        expect(readFilterText(printFilterText(filter)).filter).toEqual(filter);
        for (const error of unread) expect(text).toContain(error.text);
      }),
      { numRuns: 2_000 },
    );
  });

  const read = (text: string) => {
    const { filter, unread } = readFilterText(text);
    return { text: printFilterText(filter), unread: unread.map(({ text: part, reason }) => `${reason}: ${part}`) };
  };
  it.each([
    ['a=1\nb=2', 'a=1\nb=2', []],
    ['a=1, b=2', 'a=1\nb=2', []],
    ['a=1, b\n!c', 'a="1, b"\n!c', []],
    ['a = 1 ,b != 2', 'a=1\nb!=2', []],
    ['a＝1，b≥2，c≠x', 'a=1\nb>=2\nc!=x', []],
    ['!a=1', 'a!=1', []],
    ['a==b', '', ['operator: a==b']],
    ['a', '', ['no-equals: a']],
    ['=a', '', ['empty-key: =a']],
    ['a>b', '', ['operator: a>b']],
    ['a>=x', '', ['no-version: a>=x']],
    ['a>=1\na>=2', 'a>=1', ['second-bound: a>=2']],
    ['system.framework>=1', '', ['no-version: system.framework>=1']],
    [
      'none=python\nnone=x\nany=framework\nany=cuda',
      'none=python\nany=framework',
      ['facet: none=x', 'facet: any=cuda'],
    ],
    ['"none"=python', '"none"=python', []],
    ['a="b', '', ['operator: a="b']],
    ['a=2.*', '', ['wildcard: a=2.*']],
    ['a="2.*"', 'a="2.*"', []],
    ['a.b=1 AND c.d=2', '', ['operator: a.b=1 AND c.d=2']],
    ['a=1 OR a=2', '', ['operator: a=1 OR a=2']],
    ['a=1;b=2', '', ['operator: a=1;b=2']],
    ['a=1 或 a=2', '', ['operator: a=1 或 a=2']],
    ['(a=1)', '', ['operator: (a=1)']],
    ['NOT a=1', '', ['operator: NOT a=1']],
    ['a~=2', '', ['operator: a~=2']],
    ['a=~2', '', ['operator: a=~2']],
    ['a:>=2', '', ['operator: a:>=2']],
    ['a>=2 <=3', '', ['no-version: a>=2 <=3']],
    ['aliyun x --labels a=1', '', ['operator: aliyun x --labels a=1']],
    ['', '', []],
  ])('reads %j', (text, printed, unread) => {
    expect(read(text)).toEqual({ text: printed, unread });
  });
});
