import type { Condition } from '../../../contract/filter.ts';
import { trimEdges } from '../../text/trim-edges.ts';
import type { KnownLabels } from './known-labels.ts';

/** A dotted name, like PAI's keys; `2.6.0` is not one. */
const DOTTED = /^[A-Za-z_][\w-]*(?:\.[\w-]+)+$/;
/** The apostrophe that an export adds before a formula. */
const GUARD = /^'(?='*[\s"]*[=+\-@＝＋－＠])/;
const HEADER = /^(?:label ?)?key$/i;
const HEADER_VALUE = /^(?:label ?)?value$/i;

interface Field {
  readonly text: string;
  readonly isQuoted: boolean;
}

/**
 * The labels of CSV rows, `key,value` with or without a header and further columns, or undefined for other texts.
 * Without a header each key must exist or look like one: `GPU,CPU` is not a label.
 */
export function csvLabels(text: string, known: KnownLabels): readonly Condition[] | undefined {
  // Rows of conditions separated by commas are not CSV.
  const separator = /^[^\n=＝,;]*?([,;])/.exec(text)?.[1];
  if (separator === undefined) return undefined;
  const rows = readRows(text, separator);
  const [first] = rows ?? [];
  if (!rows || !first) return undefined;
  const hasHeader = HEADER.test(first[0]?.text ?? '') && HEADER_VALUE.test(first[1]?.text ?? '');
  const labels = (hasHeader ? rows.slice(1) : rows).map((fields) => labelOf(fields, separator, hasHeader, known));
  const isLabel = (label: Condition | undefined): label is Condition =>
    label !== undefined &&
    label.key !== '' &&
    (hasHeader || (label.value !== '' && (known.hasKey(label.key) || DOTTED.test(label.key))));
  return labels.length > 0 && labels.every(isLabel) ? labels : undefined;
}

function labelOf(
  fields: readonly Field[],
  separator: string,
  hasHeader: boolean,
  known: KnownLabels,
): Condition | undefined {
  const [keyField, valueField, next] = fields;
  if (!keyField || !valueField) return undefined;
  const key = bare(keyField.text, known.hasKey);
  const isValue = (value: string) => known.hasValue(key, value);
  const isWhole = next === undefined || hasHeader || valueField.isQuoted || /^\d+$/.test(next.text);
  if (isWhole || isValue(valueField.text)) return { key, value: bare(valueField.text, isValue) };
  // Written by hand: the commas belong to the value.
  const rest = fields.slice(1).map(({ text }) => text);
  return { key, value: bare(rest.join(separator), isValue) };
}

/** The original text of a field before an export guarded it, without invisible characters at its ends. */
function bare(text: string, isThere: (text: string) => boolean): string {
  if (isThere(text)) return text;
  const plain = text.replace(GUARD, '');
  return isThere(plain) ? plain : trimEdges(plain);
}

/** Rows by RFC 4180 without empty lines, or undefined if a quote is not closed. */
function readRows(text: string, separator: string): readonly (readonly Field[])[] | undefined {
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*|))(${separator}|\\r?\\n|$)`,
    'y',
  );
  const rows: Field[][] = [];
  let row: Field[] = [];
  while (cell.lastIndex < text.length || row.length > 0) {
    const match = cell.exec(text);
    if (!match) return undefined;
    const [, quoted, plain = '', end] = match;
    row.push({ text: quoted?.replaceAll('""', '"') ?? plain, isQuoted: quoted !== undefined });
    if (end === separator) continue;
    if (row.length > 1 || row[0]?.text !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
