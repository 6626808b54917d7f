import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterIssueOf, printFilter } from '../../../contract/filter.ts';
import { printPart } from '../filter-parts.ts';
import type { KnownLabels } from './known-labels.ts';
import { readTyped } from './typed-filter.ts';

const one = (key: string, value: string) => ({ key, value });

/** Existing labels, as `key=value`. */
function knownLabels(...labels: readonly string[]): KnownLabels {
  return {
    hasKey: (key) => labels.some((label) => label.startsWith(`${key}=`)),
    hasValue: (key, value) => labels.includes(`${key}=${value}`),
  };
}

describe('conditions as people type them', () => {
  it.each([
    ['system.chipType=GPU', [one('system.chipType', 'GPU')]],
    [' system.chipType = GPU ', [one('system.chipType', 'GPU')]],
    [
      'system.framework=PyTorch 2.0,system.chipType=GPU',
      [one('system.framework', 'PyTorch 2.0'), one('system.chipType', 'GPU')],
    ],
    [
      'system.framework＝PyTorch 2.0，system.chipType＝GPU',
      [one('system.framework', 'PyTorch 2.0'), one('system.chipType', 'GPU')],
    ],
    ['note=a, b and c,system.chipType=GPU', [one('note', 'a, b and c'), one('system.chipType', 'GPU')]],
    ['说明=你好，世界', [one('说明', '你好，世界')]],
    ['rate=learning_rate=0.001', [one('rate', 'learning_rate=0.001')]],
    ['a=1\nb=2\n\nc=3', [one('a', '1'), one('b', '2'), one('c', '3')]],
    ['a=1,a=1', [one('a', '1')]],
    ['a=', [one('a', '')]],
    ['system.framework.PyTorch=*', [one('system.framework.PyTorch', '*')]],
  ])('reads %j', (text, conditions) => {
    expect(readTyped(text)).toEqual({ conditions, others: [], unread: [] });
  });

  it.each([
    ['GPU', 'no-equals', 'GPU'],
    ['=GPU', 'empty-key', '=GPU'],
    ['a=1,,b=2', 'empty-piece', ''],
    ['a=1,', 'empty-piece', ''],
  ])('returns the unreadable parts of %j', (text, reason, part) => {
    expect(readTyped(text).unread).toEqual([{ text: part, reason }]);
  });

  it('reads everything that the grammar prints, except white space around keys and values', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => value === value.trim() && !/[，＝\r\n]/.test(value));
    const condition = fc.record({ key: text, value: text }).filter((c) => filterIssueOf(c) === undefined);
    fc.assert(
      fc.property(fc.uniqueArray(condition, { selector: (c) => `${c.key}=${c.value}`, maxLength: 5 }), (conditions) => {
        const known = knownLabels(...conditions.map(({ key, value }) => `${key}=${value}`));
        expect(readTyped(printFilter(conditions), known)).toEqual({ conditions, others: [], unread: [] });
      }),
    );
  });

  it.each([
    ['a=1;b=2', [one('a', '1'), one('b', '2')]],
    ['a=1；b=2', [one('a', '1'), one('b', '2')]],
    ['a=1 AND b=2', [one('a', '1'), one('b', '2')]],
    ['a=1 && b=2', [one('a', '1'), one('b', '2')]],
    ['a=1 & b=2', [one('a', '1'), one('b', '2')]],
    ['a=1 ; system.b=2', [one('a', '1'), one('system.b', '2')]],
    ['a=1&b=2', [one('a', '1'), one('b', '2')]],
    ['system.chipType=GPU system.official=true', [one('system.chipType', 'GPU'), one('system.official', 'true')]],
    ['a=1 OR a=2', [one('a', '1'), one('a', '2')]],
    ['a=1||a=2', [one('a', '1'), one('a', '2')]],
    ['a=1|2', [one('a', '1'), one('a', '2')]],
    ['a=GPU or CPU', [one('a', 'GPU'), one('a', 'CPU')]],
    ['a=[GPU, "CPU"]', [one('a', 'GPU'), one('a', 'CPU')]],
    ['a=(GPU,CPU)', [one('a', 'GPU'), one('a', 'CPU')]],
    ['a="GPU"', [one('a', 'GPU')]],
    ["a='x y'", [one('a', 'x y')]],
    ['a==GPU', [one('a', 'GPU')]],
    ['note=salt and pepper', [one('note', 'salt and pepper')]],
    ['note=a;b', [one('note', 'a;b')]],
    ['script=run --x=1', [one('script', 'run --x=1')]],
    ['a=GPU\u200b', [one('a', 'GPU')]],
    ['a=GPU\u200f, b\u200d=c', [one('a', 'GPU'), one('b', 'c')]],
    ['\u202aa=GPU\u202c', [one('a', 'GPU')]],
    ['\ufeffa\u2060 = \u2066GPU\u2069 ', [one('a', 'GPU')]],
    ['a=\u200b', [one('a', '')]],
    ['a=G\u200dPU', [one('a', 'G\u200dPU')]],
    ['a=\u2764\ufe0f', [one('a', '\u2764\ufe0f')]],
    ['a=%20', [one('a', '')]],
    ['a=%E2%80%8B%20', [one('a', '')]],
    ['a=100%', [one('a', '100%')]],
    ['a=50%25', [one('a', '50%25')]],
    ['- a=1', [one('a', '1')]],
    ['• a=1\n• b=2', [one('a', '1'), one('b', '2')]],
    ['1. a=1\n2) b=2', [one('a', '1'), one('b', '2')]],
  ])('reads the meaning of %j', (text, conditions) => {
    expect(readTyped(text)).toEqual({ conditions, others: [], unread: [] });
  });

  it.each([
    ['key=>2.6', 'operator'],
    ['key=~2', 'operator'],
    ['key=!GPU', 'operator'],
    ['key=>\u200b2.6', 'operator'],
    ['key<=v', 'no-version'],
    ['system.framework>=2.6', 'no-version'],
    ['a=1 OR b>=2', 'mixed'],
    ['a>=2 b=3', 'no-version'],
    ['a≥2 !b', 'no-version'],
    ['!key', 'operator'],
    ['!=v', 'operator'],
    ['key>=', 'operator'],
    ['key=^2.6', 'operator'],
    ['key>2', 'operator'],
    ['key<>v', 'operator'],
    ['key=2.*', 'wildcard'],
    ['key=*torch*', 'wildcard'],
    ['key=2.6.0,2.*', 'wildcard'],
    ['a=1 OR b=2', 'or'],
    ['a=1|b=2', 'or'],
  ])('makes no condition from %j, and gives the reason', (text, reason) => {
    expect(readTyped(text)).toEqual({ conditions: [], others: [], unread: [{ text, reason }] });
  });

  it('reads a condition after a comparison, and names an unknown comparison', () => {
    const { others, unread } = readTyped('a>=2.6,b<=3,c!=d,!e.f,g<3');
    expect(others.map(printPart)).toEqual(['a>=2.6', 'b<=3', 'not c=d', 'not e.f=*']);
    expect(unread).toEqual([{ text: 'g<3', reason: 'operator' }]);
    expect(readTyped('a=b,c<d').conditions).toEqual([one('a', 'b,c<d')]);
  });

  it.each([
    ['key in (a, b)', ['key=a', 'key=b']],
    ['key in (a, b,)', ['key=a', 'key=b']],
    ['key in (a), other in (b, c),d=e', ['key=a', 'other=b', 'other=c', 'd=e']],
    ['x.y in a,b', ['x.y=a', 'x.y=b']],
    ['note=made in (a), b', ['note=made in (a), b']],
    ['key in ()', []],
    ['key in ( , )', []],
    ['x.y in', []],
    ['x.y in (a', []],
    ['key IN [ "a" ]', ['key=a']],
    ['chip type in {GPU}', ['chip type=GPU']],
    ['key in (a', []],
  ])('reads %j as any of the values', (text, printed) => {
    expect(readTyped(text).conditions.map(({ key, value }) => `${key}=${value}`)).toEqual(printed);
  });

  it.each([
    ['key!=v', 'not key=v'],
    ['key！＝v', 'not key=v'],
    ['key ≠ v', 'not key=v'],
    ['!key=v', 'not key=v'],
    ['NOT key=v', 'not key=v'],
    ['-system.chipType=GPU', 'not system.chipType=GPU'],
    ['!system.chipType', 'not system.chipType=*'],
    ['not key=[a, b]', 'not key=a|not key=b'],
    ['key>=2.6', 'key>=2.6'],
    ['key >= 2.6', 'key>=2.6'],
    ['key≥2.6', 'key>=2.6'],
    ['key<="12.4"', 'key<=12.4'],
    ['key>=2.6,key<=2.8', 'key>=2.6|key<=2.8'],
    ['key not in (a, b)', 'not key=a|not key=b'],
    ['key notin (a,b)', 'not key=a|not key=b'],
    ['key NOT IN ["a"]', 'not key=a'],
    ['key notin (a),!other.key', 'not key=a|not other.key=*'],
    ['key notin (a, b), x.y not in (c)', 'not key=a|not key=b|not x.y=c'],
    ['key notin (a(1), b(2)),!other.key', 'not key=a(1)|not key=b(2)|not other.key=*'],
    ['x.y not in a, b', 'not x.y=a|not x.y=b'],
  ])('reads %j as a filter that PAI does not support', (text, parts) => {
    const { conditions, others, unread } = readTyped(text);
    expect(unread).toEqual([]);
    expect(conditions).toEqual([]);
    expect(others.map(printPart).join('|')).toBe(parts);
  });

  it('reads an existing label unchanged', () => {
    const labels = ['odd<=v', 'note=a;b=2', 'note=2.*', 'note="q"', 'note==1', 'note=x|y', 'note=a OR b=c'];
    const known = knownLabels(...labels);
    for (const label of labels)
      expect(readTyped(label, known).conditions.map(({ key, value }) => `${key}=${value}`)).toEqual([label]);
    expect(readTyped('odd<=other', known)).toEqual({ conditions: [one('odd<', 'other')], others: [], unread: [] });
  });

  it('keeps invisible characters and percent escapes that belong to an existing label', () => {
    const known = knownLabels('a=GPU\u200b', 'b\u200f=1', 'c=x%20y', 'd=x y', 'e= ', '- f=1');
    for (const [text, key, value] of [
      ['a=GPU\u200b', 'a', 'GPU\u200b'],
      ['b\u200f=2', 'b\u200f', '2'],
      ['c=x%20y', 'c', 'x%20y'],
      ['d=x%20y', 'd', 'x y'],
      ['e= ', 'e', ' '],
      ['- f=1', '- f', '1'],
    ] as const)
      expect(readTyped(text, known)).toEqual({ conditions: [one(key, value)], others: [], unread: [] });
  });

  it('makes a range of versions of an existing key', () => {
    const known = knownLabels('torch=2.6.0', 'torch=2.5-2.7', 'date=2026-01-01');
    for (const [text, part] of [
      ['torch=2.5..2.7', 'torch>=2.5 and <=2.7'],
      ['torch=2.5 - 2.6', 'torch>=2.5 and <=2.6'],
      ['torch=2.x', 'torch>=2 and <=2'],
    ] as const)
      expect(readTyped(text, known).others.map(printPart)).toEqual([part]);
    for (const [key, value] of [
      ['torch', '2.5-2.7'],
      ['date', '2026-02-03'],
      ['torch', '2.6.0-gpu'],
      ['other', '2.x'],
    ] as const)
      expect(readTyped(`${key}=${value}`, known)).toEqual({ conditions: [one(key, value)], others: [], unread: [] });
  });

  it('reads values between commas as any-of only if all of them exist', () => {
    const known = knownLabels('chip=GPU', 'chip=CPU');
    expect(readTyped('chip=GPU,CPU', known).conditions).toEqual([one('chip', 'GPU'), one('chip', 'CPU')]);
    expect(readTyped('chip=GPU,TPU', known).conditions).toEqual([one('chip', 'GPU,TPU')]);
  });

  it.each([
    ['a=1 AND b>=2', ['a=1'], ['b>=2']],
    ['cuda>=12 chip=GPU', ['chip=GPU'], ['cuda>=12']],
    ['chip=GPU cuda>=12', ['chip=GPU'], ['cuda>=12']],
    ['cuda=12.9 chip!=GPU', ['cuda=12.9'], ['not chip=GPU']],
    ['cuda≥12 cuda≤13', [], ['cuda>=12', 'cuda<=13']],
    ['chip=GPU cuda=12 note=a b', ['chip=GPU', 'cuda=12', 'note=a b'], []],
    ['note=see cuda=12 there', ['note=see cuda=12 there'], []],
    ['chip=GPU other=1', ['chip=GPU other=1'], []],
    ['cuda=12.4+', [], ['cuda>=12.4']],
    ['note=C++', ['note=C++'], []],
  ])('separates %j at blanks before known keys', (text, conditions, parts) => {
    const read = readTyped(text, knownLabels('chip=GPU', 'cuda=12.4', 'note=a b'));
    expect(read.unread).toEqual([]);
    expect(read.conditions.map(({ key, value }) => `${key}=${value}`)).toEqual(conditions);
    expect(read.others.map(printPart)).toEqual(parts);
  });
});
