import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { countLongCells, MAX_CELL_CHARS, toXlsx } from './xlsx.ts';

async function readBack(header: readonly string[], rows: readonly (readonly string[])[]) {
  const { sheets } = await readXlsx(await toXlsx('Labels', header, rows));
  return (sheets[0]?.rows ?? []).map((cells) => cells.map((cell) => cell ?? ''));
}

describe('a workbook', () => {
  it.each([
    '3.10',
    '13.0',
    '0012',
    '12345678901234567',
    '1e5',
    '2026-01-01',
    'TRUE',
    '=1+1',
    "'=1+1",
    '+1',
    '@SUM(A1)',
    ' blanks ',
    'a\nb\tc',
    '_x0041_',
    '\u0001',
    '<&>"',
    '你好😀',
  ])('keeps %j as text', async (value) => {
    expect(await readBack(['Value'], [[value]])).toEqual([['Value'], [value]]);
  });

  it('keeps any text, except characters that XML cannot contain', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'=+-@\'"_x0041_\t\n ,;1.é中', '\0', '\ud800', '\uffff', '😀') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const written = rows.map((cells) =>
          cells.map((text) => text.replaceAll(/[\0\p{Surrogate}\uffff]/gu, '\ufffd')),
        );
        expect(await readBack(['A', 'B'], rows)).toEqual([['A', 'B'], ...written]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#GETTING_DATA', '#SPILL!', '#CALC!', '#FIELD!'])(
    'holds %j as a text and no error',
    async (value) => {
      const { sheets } = await readXlsx(await toXlsx('Labels', ['Value', value], [[value, 'after']]), {
        readStyles: true,
      });
      const cells = [...(sheets[0]?.cells?.values() ?? [])];
      expect(cells.map((cell) => cell.type)).not.toContain('error');
      expect(sheets[0]?.rows).toEqual([
        ['Value', value],
        [value, 'after'],
      ]);
    },
  );

  it('cuts text too long for a cell, marks the cut, and counts it', async () => {
    const fits = 'x'.repeat(MAX_CELL_CHARS);
    const tooLong = `${'x'.repeat(MAX_CELL_CHARS - 2)}😀😀`;
    const [, row] = await readBack(['A', 'B'], [[fits, tooLong]]);
    expect(row).toEqual([fits, `${'x'.repeat(MAX_CELL_CHARS - 2)}…`]);
    expect(countLongCells([[fits, tooLong]])).toBe(1);
  });
});
