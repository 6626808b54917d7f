/** The most characters in a cell of Excel, WPS and LibreOffice. */
export const MAX_CELL_CHARS = 32_767;
/** The most rows of a sheet, the header included. */
export const MAX_SHEET_ROWS = 1_048_576;

type Rows = readonly (readonly string[])[];

const CUT_MARK = '…';
/** Characters that XML cannot contain: NUL, which readers treat as the end, lone surrogates and two non-characters. */
const UNWRITABLE = /[\0\p{Surrogate}\ufffe\uffff]/gu;
/** Excel reads `_x0041_` as the letter A. The escaped underscore keeps the text as it is. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** The library turns such a text into an error cell, unless it is rich text. */
const LOOKS_LIKE_ERROR = /^#[A-Z0-9/_]+[!?]?$/;
const WIDEST = 60;

/**
 * Rows as an .xlsx workbook of one sheet. Every cell is text, in the column format "Text" too, so that 3.10 and 0012
 * stay as they are when a person edits them. Cells over 32,767 characters are cut and end with "…": `countLongCells`
 * returns how many. The library is loaded here, when the reader exports a workbook.
 */
export async function toXlsx(name: string, header: readonly string[], rows: Rows): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const written = [header, ...rows].map((cells) => cells.map(textCell));
  const workbook = await writeXlsx({
    sheets: [
      {
        name,
        columns: header.map((title, at) => ({ width: widthOf(title, rows, at), numFmt: '@' })),
        rows: written,
        cells: errorTexts(written),
        freezePane: { rows: 1 },
      },
    ],
  });
  // A view with its own buffer, as Blob requires.
  return new Uint8Array(workbook);
}

/** The cells whose text looks like an error, by row and column, as text. */
function errorTexts(rows: Rows) {
  const cells = new Map<string, { value: string; type: 'richText'; richText: { text: string }[] }>();
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries())
      if (LOOKS_LIKE_ERROR.test(text)) {
        cells.set(`${row},${column}`, { value: text, type: 'richText', richText: [{ text }] });
      }
  return cells;
}

/** The number of cells with more characters than a spreadsheet keeps. */
export function countLongCells(rows: Rows): number {
  return rows.reduce((count, cells) => count + cells.filter((cell) => cell.length > MAX_CELL_CHARS).length, 0);
}

function textCell(cell: string): string {
  const whole =
    cell.length <= MAX_CELL_CHARS
      ? cell
      : `${cell.slice(0, MAX_CELL_CHARS - CUT_MARK.length).replace(/[\ud800-\udbff]$/, '')}${CUT_MARK}`;
  return whole.replace(UNWRITABLE, '\ufffd').replace(LOOKS_ESCAPED, '_x005F_');
}

/** In characters, from the title and the first rows: reading every cell of 100,000 rows would only take time. */
function widthOf(title: string, rows: Rows, column: number): number {
  const lengths = rows.slice(0, 100).map((cells) => cells[column]?.length ?? 0);
  return Math.min(WIDEST, Math.max(title.length, ...lengths) + 2);
}
