import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainJson, plainText } from '../../log/plain-text.ts';
import { anyText } from '../../testing/any-text.ts';
import { markdownTable } from './print-rows.ts';
import { cellWidth, textTable, wrapText } from './text-table.ts';

const COLUMNS = [{ head: 'Name' }, { head: 'CUDA', isNumber: true }, { head: 'URI', isWhole: true }];
/** Characters that a terminal obeys, or does not show. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('the width of a text on a terminal', () => {
  test.each([
    ['abc', 3],
    ['镜像', 4],
    ['ｆｕｌｌ', 8],
    ['한국어', 6],
    ['e\u0301', 1],
    ['🚀', 2],
    ['', 0],
  ])('of %j is %d', (text, width) => {
    expect(cellWidth(text)).toBe(width);
  });

  test('is kept by each line of a wrapped text, and only blanks between lines are lost', () => {
    const text = fc.stringMatching(/^[a-z0-9 ,:_\-镜像]{0,80}$/u);
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (value, width) => {
        const lines = wrapText(value, width);
        for (const line of lines)
          expect(cellWidth(line)).toBeLessThanOrEqual(
            Math.max(width, cellWidth(value.trim()) <= width ? cellWidth(value) : 0),
          );
        expect(lines.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
      }),
    );
  });
});

describe('a table', () => {
  const uri = `registry.example/${'long-'.repeat(12)}:1.0`;

  test('has one line for each row if there is room', () => {
    expect(
      textTable(
        COLUMNS,
        [
          ['a', '12.4', ''],
          ['镜像', '9', ''],
        ],
        80,
      ),
    ).toBe('Name  CUDA\na     12.4\n镜像     9');
  });

  test('puts unbreakable cells below their row, and wraps the rest without cutting a version', () => {
    const lines = textTable(COLUMNS, [['pytorch-develop:1.12PAI-gpu-py38', '12.4', uri]], 24).split('\n');
    expect(lines).toContain(`    ${uri}`);
    expect(lines.filter((line) => !line.includes('registry'))).toSatisfy((rest: readonly string[]) =>
      rest.every((line) => cellWidth(line) <= 24),
    );
    expect(lines.some((line) => line.endsWith('12.4'))).toBe(true);
  });

  test('is a list of names and values if the columns do not fit', () => {
    expect(textTable(COLUMNS, [['pytorch', '12.4', uri]], 8)).toBe(`Name: pytorch\nCUDA: 12.4\nURI: ${uri}`);
  });

  test('keeps every character of every cell at any width, except control characters', () => {
    const row = fc.tuple(anyText, anyText, anyText);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 60 }), (rows, width) => {
        const columns = COLUMNS.map(({ head }) => ({ head }));
        const table = textTable(columns, rows, width);
        expect(table.replaceAll('\n', '')).not.toMatch(OBEYED);
        const signs = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
        const shown = signs(table);
        for (const cell of rows.flat())
          for (const sign of new Set(plainText(cell).replace(/\s/g, ''))) expect(shown).toContain(sign);
      }),
    );
  });
});

describe('texts from anywhere', () => {
  test('are shown as code points, and no terminal obeys them', () => {
    expect(plainText('\u001b[31mred\u202e\u200b\u00a0镜像 é')).toBe('‹U+001B›[31mred‹U+202E›‹U+200B›‹U+00A0›镜像 é');
    fc.assert(fc.property(anyText, (text) => !OBEYED.test(plainText(text))));
  });

  test('are exact in JSON, which no terminal obeys either', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const json = plainJson({ texts });
        expect(json.replaceAll('\n', '')).not.toMatch(OBEYED);
        expect(JSON.parse(json)).toEqual({ texts });
      }),
    );
  });

  test('cannot end a cell of Markdown, or start a link or tag there', () => {
    const table = markdownTable(
      ['Key'],
      [['a|b'], ['<img src=x>'], ['[x](javascript:y)'], ['https://x.example'], ['a\nb']],
    );
    expect(table.split('\n')).toEqual([
      '| Key |',
      '| --- |',
      '| a\\|b |',
      '| \\<img src=x\\> |',
      '| \\[x\\](javascript:y) |',
      '| https\\://x.example |',
      '| a‹U+000A›b |',
    ]);
  });
});
