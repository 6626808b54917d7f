import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Condition,
  distinctConditions,
  filterIssueOf,
  MAX_CONDITION_BYTES,
  parseFilter,
  printCondition,
  printFilter,
  sameCondition,
} from './filter.ts';

/** Text with many of the grammar's characters, beside characters of every length in UTF-16. */
const awkwardText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(',', '=', '*', ' ', 'a', 'b', '，', '＝', '中', '😀', 'ש'),
    fc.string({ maxLength: 1 }),
  ),
  maxLength: 12,
});
const anyText = fc.oneof(awkwardText, fc.string({ unit: 'binary' }));
const anyCondition: fc.Arbitrary<Condition> = fc.record({ key: anyText, value: anyText });
const filterable = anyCondition.filter((condition) => filterIssueOf(condition) === undefined);
const outsideGrammar = anyCondition.filter((condition) => ['key', 'comma'].includes(filterIssueOf(condition) ?? ''));

describe('parseFilter', () => {
  const label = (key: string, value: string): Condition => ({ key, value });

  test.each<[text: string, conditions: Condition[]]>([
    ['', []],
    ['system.chipType=GPU', [label('system.chipType', 'GPU')]],
    ['a=1,b=2', [label('a', '1'), label('b', '2')]],
    ['system.framework=XGBoost 1.6.0', [label('system.framework', 'XGBoost 1.6.0')]],
    ['system.framework.PyTorch=*', [label('system.framework.PyTorch', '*')]],
    ['note=one, two,three', [label('note', 'one, two,three')]],
    ['note=one, two,b=2', [label('note', 'one, two'), label('b', '2')]],
    ['url=a=b==', [label('url', 'a=b==')]],
    ['empty=', [label('empty', '')]],
    ['a=,b', [label('a', ',b')]],
    [' a = 1 ', [label(' a ', ' 1 ')]],
    ['a=1,a=2,a=1', [label('a', '1'), label('a', '2'), label('a', '1')]],
    ['__proto__=x', [label('__proto__', 'x')]],
    ['团队=视觉，语音', [label('团队', '视觉，语音')]],
    ['键＝值=1', [label('键＝值', '1')]],
  ])('reads %j', (text, conditions) => {
    expect(parseFilter(text)).toEqual({ conditions, errors: [] });
  });

  test.each([
    ['GPU', [], [{ text: 'GPU', at: 0, reason: 'no-equals' }]],
    ['GPU,CPU', [], [{ text: 'GPU,CPU', at: 0, reason: 'no-equals' }]],
    ['GPU,a=1', [label('a', '1')], [{ text: 'GPU', at: 0, reason: 'no-equals' }]],
    ['=x', [], [{ text: '=x', at: 0, reason: 'empty-key' }]],
    ['a=1,=x,y', [label('a', '1')], [{ text: '=x,y', at: 4, reason: 'empty-key' }]],
    ['a=1,', [label('a', '1')], [{ text: '', at: 4, reason: 'empty-piece' }]],
    [',a=1', [label('a', '1')], [{ text: '', at: 0, reason: 'empty-piece' }]],
    ['a=1,,b=2', [label('a', '1'), label('b', '2')], [{ text: '', at: 4, reason: 'empty-piece' }]],
    [
      'a=1,,b',
      [label('a', '1')],
      [
        { text: '', at: 4, reason: 'empty-piece' },
        { text: 'b', at: 5, reason: 'no-equals' },
      ],
    ],
    ['😀=1,', [label('😀', '1')], [{ text: '', at: 5, reason: 'empty-piece' }]],
  ])('names unreadable parts of %j and keeps the rest', (text, conditions, errors) => {
    expect(parseFilter(text)).toEqual({ conditions, errors });
  });

  // Parsing again from every comma would exceed the test timeout.
  test.each([',', '=', 'a', 'a,', 'a=1,', '=,', 'a=,b,'])('reads 200 KB of %j in one pass', (sign) => {
    const { conditions, errors } = parseFilter(sign.repeat(200_000 / sign.length));
    expect(conditions.length + errors.length).toBeGreaterThan(0);
  });

  test('conditions and errors together are the whole text, each error at its position', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { conditions, errors } = parseFilter(text);
        for (const error of errors) expect(text.startsWith(error.text, error.at)).toBe(true);
        expect(putTogether(conditions, errors)).toBe(text);
      }),
    );
  });
});

/** The parsed text, rebuilt from its parts: each error at its position, conditions between them in order. */
function putTogether(conditions: readonly Condition[], errors: readonly { text: string; at: number }[]): string {
  const waiting = conditions.map(printCondition);
  const errorAt = new Map(errors.map((error) => [error.at, error.text]));
  const parts: string[] = [];
  for (let at = 0; parts.length < conditions.length + errors.length; ) {
    const part = errorAt.get(at) ?? waiting.shift() ?? 'a part is missing';
    parts.push(part);
    at += part.length + 1;
  }
  return parts.join(',');
}

describe('printFilter', () => {
  test('round-trips filterable conditions', () => {
    fc.assert(
      fc.property(fc.array(filterable), (conditions) => {
        expect(parseFilter(printFilter(conditions))).toEqual({ conditions, errors: [] });
      }),
    );
  });

  test('one condition outside the grammar breaks the round trip', () => {
    fc.assert(
      fc.property(fc.array(filterable), outsideGrammar, fc.array(filterable), (before, odd, after) => {
        const conditions = [...before, odd, ...after];
        expect(parseFilter(printFilter(conditions))).not.toEqual({ conditions, errors: [] });
      }),
    );
  });

  test('conditions parsed from any text fit the grammar', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reasons = parseFilter(text).conditions.map(filterIssueOf);
        expect(reasons).not.toContain('key');
        expect(reasons).not.toContain('comma');
      }),
    );
  });
});

describe('filterIssueOf', () => {
  const room = MAX_CONDITION_BYTES - 'k='.length - '%3D'.length + '='.length;

  test.each([
    ['', 'x', 'key'],
    ['a,b', 'x', 'key'],
    ['a=b', 'x', 'key'],
    ['a', '*', 'any'],
    ['a', 'x,', 'comma'],
    ['a', 'x,,y', 'comma'],
    ['a', 'x,y=1', 'comma'],
    ['a', 'x,=', 'comma'],
    ['k', 'x'.repeat(room + 1), 'too-long'],
    ['k', '中'.repeat(MAX_CONDITION_BYTES / 9), 'too-long'],
    ['k', "'".repeat(MAX_CONDITION_BYTES / 3), 'too-long'],
    ['k', '\ud800', 'too-long'],
    ['k', 'x'.repeat(room), undefined],
    ['a', 'x,y', undefined],
    ['a', ',x', undefined],
    ['a', 'x=1', undefined],
    ['a', '**', undefined],
    ['a', '', undefined],
    ['a b', ' ', undefined],
    ['团队', '😀', undefined],
  ])('of %j with %j', (key, value, reason) => {
    expect(filterIssueOf({ key, value })).toBe(reason);
  });

  test('accepts only conditions that fit, encoded by URLSearchParams or by encodeURIComponent', () => {
    const longText = fc.string({ unit: fc.constantFrom('x', '(', '中', '😀', ' '), minLength: 800, maxLength: 6000 });
    fc.assert(
      fc.property(longText, (value) => {
        if (filterIssueOf({ key: 'k', value }) !== undefined) return;
        const printed = printCondition({ key: 'k', value });
        expect(new URLSearchParams([['', printed]]).toString().length - 1).toBeLessThanOrEqual(MAX_CONDITION_BYTES);
        expect(encodeURIComponent(printed).length).toBeLessThanOrEqual(MAX_CONDITION_BYTES);
      }),
      { numRuns: 30 },
    );
  });
});

describe('distinctConditions', () => {
  test('keeps the first of each, in order', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { size: 'small' }), fc.nat(), (some, seed) => {
        const conditions = [...some, ...some.slice(seed % (some.length + 1))];
        const expected = conditions.filter(
          (one, at) => conditions.findIndex((other) => sameCondition(one, other)) === at,
        );
        expect(distinctConditions(conditions)).toEqual(expected);
      }),
    );
  });

  test('keeps conditions that print alike apart', () => {
    const alike: Condition[] = [
      { key: 'a', value: 'b=c' },
      { key: 'a=b', value: 'c' },
    ];
    expect(distinctConditions(alike)).toEqual(alike);
  });
});
