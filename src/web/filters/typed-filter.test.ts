import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printFilter, whyUnsayable } from '../../contract/filter.ts';
import { readTyped } from './typed-filter.ts';

const one = (key: string, value: string) => ({ key, value });

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
    expect(readTyped(text)).toEqual({ conditions, unread: [] });
  });

  it.each([
    ['GPU', 'no-equals', 'GPU'],
    ['=GPU', 'empty-key', '=GPU'],
    ['a=1,,b=2', 'empty-piece', ''],
    ['a=1,', 'empty-piece', ''],
  ])('hands back what it cannot read of %j', (text, reason, part) => {
    expect(readTyped(text).unread).toEqual([{ text: part, reason }]);
  });

  it('reads whatever the grammar writes, but for white space around keys and values', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => value === value.trim() && !/[，＝\r\n]/.test(value));
    const condition = fc.record({ key: text, value: text }).filter((c) => whyUnsayable(c) === undefined);
    fc.assert(
      fc.property(fc.uniqueArray(condition, { selector: (c) => `${c.key}=${c.value}`, maxLength: 5 }), (conditions) => {
        expect(readTyped(printFilter(conditions))).toEqual({ conditions, unread: [] });
      }),
    );
  });
});
