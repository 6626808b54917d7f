import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleRuns, visibleText } from './visible-text.ts';

describe('visible text', () => {
  it.each([
    ['GPU', 'GPU'],
    ['大模型训练，第二期', '大模型训练，第二期'],
    ['family 👨‍👩‍👧‍👦', 'family 👨‍👩‍👧‍👦'],
    ['a\u202eb', 'a‹U+202E›b'],
    ['zero\u200bwidth', 'zero‹U+200B›width'],
    ['tab\tnul\u0000', 'tab‹U+0009›nul‹U+0000›'],
    [' x ', '·x·'],
    ['\ufeffbom', '‹U+FEFF›bom'],
    ['joiner\u200d', 'joiner‹U+200D›'],
    ['ad\u200cmin', 'ad‹U+200C›min'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['heart ❤️', 'heart ❤️'],
    ['a\ufe0fb', 'a‹U+FE0F›b'],
    ['fill\u3164er', 'fill‹U+3164›er'],
    ['braille\u2800blank', 'braille‹U+2800›blank'],
    ['no\u00a0break', 'no‹U+00A0›break'],
    ['tag\u{e0041}', 'tag‹U+E0041›'],
    ['half \ud83d', 'half ‹U+D83D›'],
    ['', ''],
  ])('shows %j as %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it('leaves no control or bidirectional character in any text, and the rest as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u);
        for (const run of visibleRuns(text)) if (!run.hidden) expect(text).toContain(run.text);
      }),
    );
  });
});
