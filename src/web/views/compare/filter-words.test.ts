import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../contract/filter.ts';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { ENGLISH, ENGLISH_LATER } from '../../text/testing/english.ts';
import { filterInWords } from './filter-words.ts';

const words = ENGLISH_LATER.compare;

describe('a side in words', () => {
  it.each([
    ['', 'no filter'],
    ['system.chipType=GPU,system.chipType=CPU', 'Chip type is GPU or CPU'],
    ['system.chipType=GPU,note=a, b', 'Chip type is GPU and note is a, b'],
    [
      'system.framework.PyTorch=*,system.framework=PyTorch 1.12,team=',
      'system.framework.PyTorch is any value or Framework is PyTorch 1.12 and team is empty value',
    ],
    [`note=${'x'.repeat(200)}`, `note is ${'x'.repeat(60)}…`],
    ['note=a\u202eb', 'note is a‹U+202E›b'],
  ])('says the filter %s', (filter, text) => {
    expect(filterInWords(labelFilterOnly(parseFilter(filter).conditions), words, ENGLISH)).toBe(text);
  });
});
