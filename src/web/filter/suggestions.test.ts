import { describe, expect, it } from 'vitest';
import { valuesByKey } from '../api/label-sets.ts';
import { ENGLISH } from '../text/words.tsx';
import type { PossibleValues } from './facet-model.ts';
import { knownKey, suggestConditions, suggestKeys, suggestValues } from './suggestions.ts';

const possible: PossibleValues = () =>
  valuesByKey([
    { Key: 'system.chipType', Value: 'CPU' },
    { Key: 'system.chipType', Value: 'GPU' },
    { Key: 'cuda', Value: '11.9' },
    { Key: 'cuda', Value: '11.10' },
    { Key: 'note', Value: 'x,y=z' },
  ]);
const keys = [...possible('').keys()];
const ids = (suggestions: readonly { readonly id: string }[]) => suggestions.map((suggestion) => suggestion.id);

describe('suggestions', () => {
  it("offers keys, PAI's own first, found by key and by friendly name", () => {
    expect(ids(suggestKeys('', keys, ENGLISH))).toEqual(['system.chipType', 'cuda', 'note']);
    expect(ids(suggestKeys('chip t', keys, ENGLISH))).toEqual(['system.chipType']);
    expect(ids(suggestKeys('CHIP', keys, ENGLISH))).toEqual(['system.chipType']);
  });

  it('offers values, any value first, then the greatest version', () => {
    expect(ids(suggestValues('cuda', '', possible, [], ENGLISH))).toEqual(['cuda=*', 'cuda=11.10', 'cuda=11.9']);
    expect(ids(suggestValues('cuda', '.9', possible, [], ENGLISH))).toEqual(['cuda=11.9']);
  });

  it('offers neither filters in force nor what cannot be asked for', () => {
    expect(ids(suggestValues('cuda', '', possible, [{ key: 'cuda', value: '11.9' }], ENGLISH))).toEqual([
      'cuda=*',
      'cuda=11.10',
    ]);
    expect(ids(suggestValues('note', '', possible, [], ENGLISH))).toEqual(['note=*']);
    expect(suggestValues('unheard-of', '', possible, [], ENGLISH)).toEqual([]);
  });

  it('offers conditions that hold the words, the key counting where there are several', () => {
    expect(ids(suggestConditions('gpu', possible, [], ENGLISH))).toEqual(['system.chipType=GPU']);
    expect(ids(suggestConditions('11.9 cuda', possible, [], ENGLISH))).toEqual(['cuda=11.9']);
    expect(ids(suggestConditions('cuda', possible, [], ENGLISH))).toEqual([]);
  });

  it('takes a key in any case for the one there is', () => {
    expect(knownKey('SYSTEM.CHIPTYPE', keys)).toBe('system.chipType');
    expect(knownKey('Other', keys)).toBe('Other');
  });
});
