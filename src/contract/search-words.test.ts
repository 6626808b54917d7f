import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsWords, searchWords } from './search-words.ts';

describe('the words of a search', () => {
  it.each([
    ['2.6 pytorch', ['2.6', 'pytorch']],
    ['  PyTorch\u30002.6\n', ['pytorch', '2.6']],
    ['', []],
    [' \t ', []],
    ['Torch gpu torch GPU torch', ['torch', 'gpu']],
    ['"PyTorch 2.6"', ['pytorch', '2.6']],
    ['“pytorch” 2.6\u200b', ['pytorch', '2.6']],
    ['\u200e2.6\u2060gpu', ['2.6', 'gpu']],
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('are found in any order, and all are required', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab1.'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 4 }), (asked, row) => {
        const text = row.join('|');
        const holds = asked.every((one) => text.includes(one));
        expect(holdsWords(text, searchWords(asked.join(' ')))).toBe(holds);
        expect(holdsWords(text, searchWords([...asked].reverse().join('  ')))).toBe(holds);
      }),
    );
  });
});
