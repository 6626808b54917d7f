/**
 * Characters that spreadsheets may skip before they parse a cell: white space, control and format characters,
 * surrogates.
 */
const SKIPPED = '[\\s\\p{C}"]*';
/** The characters that start a formula, with their full-width forms. */
const SIGNS = '[=+\\-@＝＋－＠]';

/** Apostrophes before a formula count too: without one more, `'=x` and the guarded `=x` would be the same. */
const STARTS_FORMULA = new RegExp(`^(?:[\\t\\r\\n]|'*${SKIPPED}${SIGNS}|'+[\\t\\r\\n])`, 'u');
const MAY_SPLIT = /[;\t\r\n]/;
/** Looks back from each formula character, so that a long run of skipped characters is scanned only once. */
const FORMULA_AFTER_SPLIT = new RegExp(`(?<=[;\\t\\r\\n]${SKIPPED}'*)${SIGNS}`, 'gu');
const UNWRITABLE = /[\0\p{Surrogate}]/gu;
const LINE_OR_TAB = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const QUOTE = /"/g;

/**
 * Rows as a CSV file by RFC 4180, safe for spreadsheets: a byte order mark, without which Excel does not read UTF-8;
 * every cell quoted; no cell that runs as a formula.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map(csvCell).join(',');
  return `\ufeff${writable([header, ...rows].map((cells) => `${line(cells)}\r\n`).join(''))}`;
}

/**
 * Rows for the clipboard, separated by tabs, as spreadsheets paste them. Tabs and line breaks inside a cell become
 * spaces. A cell that begins with a quote is quoted: otherwise it would swallow the cells after it.
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
 * The cell with an apostrophe wherever a spreadsheet would start a formula: at its start, and after each character
 * where a spreadsheet with another separator (a semicolon in much of Europe) would cut it. Quotes do not prevent this
 * cut: such a spreadsheet sees only the first cell of a line as quoted.
 */
function withoutFormula(cell: string): string {
  const inner = MAY_SPLIT.test(cell) ? cell.replace(FORMULA_AFTER_SPLIT, "'$&") : cell;
  return STARTS_FORMULA.test(inner) ? `'${inner}` : inner;
}

/**
 * Replaces NUL, where readers stop, and lone surrogates, which UTF-8 cannot encode, by U+FFFD. Without a mark, two
 * values could look the same.
 */
function writable(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd');
}
