import { plainText } from '../../log/plain-text.ts';

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
