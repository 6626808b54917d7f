import { describe, expect, it } from 'vitest';
import { valuesByKey } from '../../../contract/label-sets.ts';
import { ENGLISH } from '../../text/testing/english.ts';
import type { PossibleValues } from '../facet-model.ts';
import { knownKey, suggestKeys } from './suggestions.ts';

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

  it('finds an existing key in any case', () => {
    expect(knownKey('SYSTEM.CHIPTYPE', keys)).toBe('system.chipType');
    expect(knownKey('Other', keys)).toBe('Other');
  });
});
