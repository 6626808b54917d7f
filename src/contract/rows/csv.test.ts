import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toTsv } from './csv.ts';

/** A strict reader of RFC 4180 with every cell quoted, independent of the writer. */
function readCsv(text: string): string[][] {
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`a bare cell at ${at}`);
    let cell = '';
    at += 1;
    while (text[at] !== '"' || text[at + 1] === '"') {
      if (at >= text.length) throw new Error('an open quote');
      cell += text[at];
      at += text[at] === '"' ? 2 : 1;
    }
    row.push(cell);
    at += 1;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither a comma nor a line end at ${at}`);
  }
  if (row.length > 0) throw new Error('no line end at the end');
  return rows;
}

/** The cells in a lenient spreadsheet with another separator: it accepts quotes only at the start of a cell. */
function readAsSpreadsheet(text: string, separator: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
        cell += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    }
    while (at < text.length && !`${separator}\r\n`.includes(text[at] ?? '')) {
      cell += text[at];
      at += 1;
    }
    cells.push(cell);
    at += 1;
  }
  return cells;
}

const RUNS = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;
const BEGINS_RISKY = /^[=+\-@＝＋－＠\t\r\n]/;
const unmarked = (text: string) => text.replaceAll("'", '');
/** The text after UTF-8 encoding, which has no lone surrogates, and without NUL. */
const written = (text: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text.replaceAll('\0', '\ufffd')));

const awkward = fc.string({
  unit: fc.constantFrom(
    ...'=+-@＝＋－＠\t\r\n ;,"\'|a1中',
    '\0',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u200b',
    '\u00a0',
    '\u2028',
    '😀',
  ),
});
const anyCell = fc.oneof(awkward, fc.string({ unit: 'binary' }));
const anyTable = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

function csvOf(table: readonly (readonly string[])[]): string {
  const [header = [], ...rows] = table;
  return toCsv(header, rows);
}

describe('a CSV file', () => {
  it('has a byte order mark, quotes every cell and ends every line', () => {
    expect(toCsv(['Key', 'Value'], [['note', 'a, "b"\nc']])).toBe('\ufeff"Key","Value"\r\n"note","a, ""b""\nc"\r\n');
    expect(toCsv(['Key', 'Value'], [])).toBe('\ufeff"Key","Value"\r\n');
  });

  it('round-trips its cells except for the guard, and no cell begins as a formula', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const read = readCsv(csvOf(table));
        expect(read.map((row) => row.map(unmarked))).toEqual(
          table.map((row) => row.map((cell) => unmarked(written(cell)))),
        );
        for (const cell of read.flat()) {
          expect(cell).not.toMatch(RUNS);
          expect(cell).not.toMatch(BEGINS_RISKY);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('round-trips cells that cannot run exactly', () => {
    const harmless = fc.string({ unit: fc.constantFrom(...'aB1,;"\' .:/_\n中') });
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1 }), (cells) => {
        expect(readCsv(toCsv(cells, []))).toEqual([cells.map((cell) => (cell.startsWith('\n') ? `'${cell}` : cell))]);
      }),
    );
  });

  it('writes two different cells differently', () => {
    const near = fc.string({ unit: fc.constantFrom(..."'=;\t a+"), maxLength: 8 });
    fc.assert(
      fc.property(near, near, fc.nat(8), (a, b, at) => {
        const withMark = `${a.slice(0, at)}'${a.slice(at)}`;
        for (const other of [b, withMark]) if (other !== a) expect(toCsv([a], [])).not.toBe(toCsv([other], []));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([';', '\t', ','])('has no cell that runs in a spreadsheet that separates by %j', (separator) => {
    fc.assert(
      fc.property(anyTable, (table) => {
        for (const cell of readAsSpreadsheet(csvOf(table).slice(1), separator)) expect(cell).not.toMatch(RUNS);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['-1', "'-1"],
    ['  @SUM(A1)', "'  @SUM(A1)"],
    ['\ufeff＝1', "'\ufeff＝1"],
    ['\tGPU', "'\tGPU"],
    ['\0=1', "'\ufffd=1"],
    ['half \ud83d', 'half \ufffd'],
    ['😀', '😀'],
    ['cn-hangzhou', 'cn-hangzhou'],
    ['a=b', 'a=b'],
    ['x;=1', "x;'=1"],
    ['x;"=1', 'x;"\'=1'],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ["' =1", "'' =1"],
    ["'\t1", "''\t1"],
    ["x;'=1", "x;''=1"],
    ["'quoted'", "'quoted'"],
  ])('writes %j as %j', (cell, expected) => {
    expect(readCsv(toCsv([cell], []))).toEqual([[expected]]);
  });
});

describe('rows for the clipboard', () => {
  it('have one line for each row, a tab between cells, and no cell that runs', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const [header = [], ...rows] = table;
        const lines = toTsv(header, rows).split('\n');
        expect(lines.map((line) => line.split('\t').length)).toEqual(table.map((row) => row.length));
        for (const cell of lines.flatMap((line) => line.split('\t'))) expect(cell).not.toMatch(RUNS);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a\tb\r\nc', 'a b c'],
    ['=1', "'=1"],
    ['\r\n=1', "' =1"],
    ['"quoted" word', '"""quoted"" word"'],
    ['a "quoted" word', 'a "quoted" word'],
    ['nul\0', 'nul\ufffd'],
  ])('write %j as %j', (cell, expected) => {
    expect(toTsv([], [[cell]])).toBe(`\n${expected}`);
  });
});
