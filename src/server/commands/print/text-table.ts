import { plainText } from '../../log/plain-text.ts';

/** Letters that take two columns of a terminal: scripts of East Asia, full-width forms, pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks that combine with the letter before them. */
const NO_WIDTH = /\p{M}/u;
const ASCII = /^[ -~]*$/;

/** The width of a text in terminal columns. Invisible characters must be written out before. */
export function cellWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const sign of text) width += widthOfSign(sign);
  return width;
}

function widthOfSign(sign: string): number {
  if (NO_WIDTH.test(sign)) return 0;
  return WIDE.test(sign) ? 2 : 1;
}

/** The text padded with spaces to a width. */
function padCell(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellWidth(text)));
}

/** Places for a line break: after a space and after joining characters. Versions and numbers stay whole. */
const PIECES = /[^\s\-_/:,;=]*[\s\-_/:,;=]+|[^\s\-_/:,;=]+/gu;

/** The pieces of a text that a line may end after. */
function piecesOf(text: string): readonly string[] {
  return text.match(PIECES) ?? [];
}

/** The text in lines of a width. A longer piece is cut at the end of the line, and no character is lost. */
export function wrapText(text: string, width: number): readonly string[] {
  if (cellWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && cellWidth(line) + cellWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    for (const sign of piece) {
      if (line !== '' && cellWidth(line) + widthOfSign(sign) > width) {
        if (sign === ' ') continue;
        lines.push(line);
        line = '';
      }
      line += sign;
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

export interface TextColumn {
  readonly head: string;
  /** Numbers are aligned at the right. */
  readonly isNumber?: boolean;
  /** Never wrapped: without room in the row, it goes on a separate line below. */
  readonly isWhole?: boolean;
}

const GAP = '  ';
/** A piece of a text stays whole up to this width; a longer one is cut at the end of the line. */
const MAX_PIECE = 24;
/** The longest text that is shown in full. */
const MAX_CHARS = 2_000;
const SHOWN_CHARS = 200;
/** Below the other cells of its row. */
const INDENT = '    ';

/**
 * Formats rows as a table of at most `width` terminal columns, if possible: cells continue on further lines, and an
 * unbreakable cell, such as a URI, has a separate line. No text is cut. If the columns do not fit, each row is a list
 * of names and values. Empty columns are omitted.
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[], width: number): string {
  const texts = rows.map((row) => row.map((cell, at) => cellText(cell, columns[at])));
  const used = columns.flatMap((column, at) =>
    texts.some((row) => (row[at] ?? '') !== '') ? [{ ...column, at }] : [],
  );
  const natural = used.map(({ head, at }) => widest([head, ...texts.map((row) => row[at] ?? '')]));
  const measured = used.map((column, place) => ({ ...column, natural: natural[place] ?? 0 }));
  if (totalOf(measured.map((column) => column.natural)) <= width) return linesOf(measured, [], texts, natural);
  const below = measured.filter(({ isWhole }) => isWhole === true);
  const beside = measured.filter(({ isWhole }) => isWhole !== true);
  const least = beside.map(({ head, at }) =>
    Math.max(
      cellWidth(head),
      widest(
        texts.flatMap((row) => piecesOf(row[at] ?? '').map((piece) => piece.trimEnd())),
        MAX_PIECE,
      ),
    ),
  );
  const widths = shareWidth(
    beside.map((column) => column.natural),
    least,
    width,
  );
  if (widths === undefined) return recordsOf(measured, texts);
  return linesOf(beside, below, texts, widths);
}

/** A text of thousands of characters would fill the terminal. The omitted length is reported. */
function cellText(cell: string, column: TextColumn | undefined): string {
  if (cell.length <= MAX_CHARS || column?.isWhole === true) return plainText(cell);
  return `${plainText(cell.slice(0, SHOWN_CHARS))}… (${cell.length} characters; --output json has them all)`;
}

interface Placed extends TextColumn {
  readonly at: number;
}

function widest(texts: readonly string[], max = Number.POSITIVE_INFINITY): number {
  let width = 0;
  for (const text of texts) width = Math.max(width, Math.min(max, cellWidth(text)));
  return width;
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}

/** Narrows the widest columns until all fit; undefined if they cannot. */
function shareWidth(
  natural: readonly number[],
  least: readonly number[],
  width: number,
): readonly number[] | undefined {
  if (totalOf(least.map((one, at) => Math.min(one, natural[at] ?? 0))) > width) return undefined;
  const widths = [...natural];
  while (totalOf(widths) > width) {
    let at = -1;
    for (const [place, one] of widths.entries())
      if (one > (least[place] ?? 0) && (at < 0 || one > (widths[at] ?? 0))) at = place;
    if (at < 0) return undefined;
    const excess = totalOf(widths) - width;
    const next = Math.max(0, ...widths.filter((one, place) => place !== at && one < (widths[at] ?? 0)));
    const step = Math.max(1, Math.min(excess, (widths[at] ?? 0) - next, (widths[at] ?? 0) - (least[at] ?? 0)));
    widths[at] = (widths[at] ?? 0) - step;
  }
  return widths;
}

function linesOf(
  beside: readonly Placed[],
  below: readonly Placed[],
  texts: readonly (readonly string[])[],
  widths: readonly number[],
): string {
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, place) => {
        const width = widths[place] ?? 0;
        return beside[place]?.isNumber === true
          ? ' '.repeat(Math.max(0, width - cellWidth(cell))) + cell
          : padCell(cell, width);
      })
      .join(GAP)
      .trimEnd();
  const blockOf = (textOf: (column: Placed) => string) => {
    const cells = beside.map((column, place) => wrapText(textOf(column), widths[place] ?? 0));
    const height = Math.max(1, ...cells.map(({ length }) => length));
    const lines = Array.from({ length: height }, (_, at) => lineOf(cells.map((cell) => cell[at] ?? '')));
    const whole = below.map((column) => textOf(column)).filter((text) => text !== '');
    return [...lines, ...whole.map((text) => INDENT + text)];
  };
  return [blockOf(({ head }) => head), ...texts.map((row) => blockOf(({ at }) => row[at] ?? ''))].flat().join('\n');
}

function recordsOf(columns: readonly Placed[], texts: readonly (readonly string[])[]): string {
  return texts
    .map((row) =>
      columns
        .filter(({ at }) => (row[at] ?? '') !== '')
        .map(({ head, at }) => `${head}: ${row[at] ?? ''}`)
        .join('\n'),
    )
    .join('\n\n');
}
