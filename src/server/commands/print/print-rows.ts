import { toCsv } from '../../../contract/rows/csv.ts';
import { plainJson, plainText } from '../../log/plain-text.ts';
import type { CommandContext } from '../command-context.ts';
import type { Output } from '../option-table.ts';
import { type TextColumn, textTable } from './text-table.ts';

/**
 * Characters with a meaning for Markdown, or HTML in it, within a cell; for addresses the character that makes them
 * links.
 */
const MARKUP = /[\\`*_[\]<>|~&@]|:(?=\/\/)|(?<=www)\./gi;

/** Rows as a Markdown table. No text ends its cell, starts a link or is read as HTML. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(' | ')} |`;
  return [line(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

function markdownCell(text: string): string {
  return plainText(text).replace(MARKUP, (sign) => `\\${sign}`);
}

/** The rows of a command in every format. Unused formats are not computed. */
export interface Listing {
  readonly columns: readonly TextColumn[];
  readonly rows: () => readonly (readonly string[])[];
  /** As the page exports them. By default the columns and rows of the table. */
  readonly csv?: () => { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** May also be read as JSON by another program. */
  readonly json: () => object;
}

/** Prints rows in a format. A file gets the page's CSV, byte for byte; a terminal gets no control characters. */
export async function printRows(
  { out, width, isTerminal }: Pick<CommandContext, 'out' | 'width' | 'isTerminal'>,
  output: Exclude<Output, 'uri'>,
  { columns, rows, csv, json }: Listing,
): Promise<void> {
  if (output === 'json' || output === 'renovate') return out.write(`${plainJson(json())}\n`);
  const header = columns.map(({ head }) => head);
  const cells = rows();
  if (output === 'markdown') return out.write(`${markdownTable(header, cells)}\n`);
  if (output === 'table') return cells.length === 0 ? undefined : out.write(`${textTable(columns, cells, width)}\n`);
  const table = csv?.() ?? { header, rows: cells };
  const text = toCsv(table.header, table.rows);
  return out.write(isTerminal ? `${plainLines(text)}\n` : text);
}

/** The lines of a CSV file without its byte order mark. */
function plainLines(csv: string): string {
  const lines = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  return lines.map(plainText).join('\n');
}
