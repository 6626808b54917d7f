/** What spreadsheets skip, or may skip, before they judge a cell: white space, controls, formats, half characters. */
const SKIPPED = '[\\s\\p{C}"]*';
/** The signs that make a cell a formula, with their full-width forms. */
const SIGNS = '[=+\\-@＝＋－＠]';

/** Apostrophes before a formula count too: without one more, `'=x` and the guarded `=x` would read alike. */
const STARTS_FORMULA = new RegExp(`^(?:[\\t\\r\\n]|'*${SKIPPED}${SIGNS}|'+[\\t\\r\\n])`, 'u');
const MAY_SPLIT = /[;\t\r\n]/;
/** Looks back from each sign, so that a long run of what is skipped is walked once and not from each of its places. */
const FORMULA_AFTER_SPLIT = new RegExp(`(?<=[;\\t\\r\\n]${SKIPPED}'*)${SIGNS}`, 'gu');
const UNWRITABLE = /[\0\p{Surrogate}]/gu;
const LINE_OR_TAB = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const QUOTE = /"/g;

/**
 * Rows as a CSV file after RFC 4180, for spreadsheets too: a byte order mark, without which Excel reads UTF-8 as the
 * machine's old encoding; every cell quoted; no cell that would run as a formula.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map(csvCell).join(',');
  return `\ufeff${writable([header, ...rows].map((cells) => `${line(cells)}\r\n`).join(''))}`;
}

/**
 * Rows for the clipboard, tab-separated, as spreadsheets paste them into cells. Tabs and line breaks inside a cell
 * become spaces. A cell that begins with a quote is quoted: pasted bare it would swallow the cells after it.
 */
export function toTsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return writable([header, ...rows].map((cells) => cells.map(tsvCell).join('\t')).join('\n'));
}

function csvCell(cell: string): string {
  return quoted(withoutFormula(cell));
}

function tsvCell(cell: string): string {
  const safe = withoutFormula(cell.replace(LINE_OR_TAB, ' '));
  return safe.startsWith('"') ? quoted(safe) : safe;
}

function quoted(cell: string): string {
  return `"${cell.replace(QUOTE, '""')}"`;
}

/**
 * The cell with an apostrophe where a spreadsheet would begin a formula: at its start, and after each sign at which a
 * spreadsheet set to another separator (a semicolon in much of Europe) would cut it. Quoting does not prevent that cut:
 * to such a reader only the first cell of a line is quoted.
 */
function withoutFormula(cell: string): string {
  const inner = MAY_SPLIT.test(cell) ? cell.replace(FORMULA_AFTER_SPLIT, "'$&") : cell;
  return STARTS_FORMULA.test(inner) ? `'${inner}` : inner;
}

/** NUL, at which readers stop, and half characters, which UTF-8 cannot hold, as U+FFFD: gone without a mark, two values could read alike. */
function writable(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd');
}
