import type { Condition } from '../../../contract/filter.ts';

/** A row of two or more columns, as copied from a table. */
const ROW = /^([^\t\n]+)\t([^\t\n]*)(?:\t.*)?$/;
/** The same as a program prints it, in columns of blanks. The key must be clear. */
const ALIGNED = /^([\w-]+(?:\.[\w-]+)+) {2,}(\S+(?: \S+)*)(?: {2}.*)?$/;
const YAML_LINE = /^(?:-\s*)?["']?([\w-]+(?:\.[\w-]+)+)["']?\s?:\s+["']?([^"'\n]+?)["']?,?$/;
/** The comma before the next pair of YAML on the same line. */
const NEXT_PAIR = /,\s{0,9}(?=["']?[\w-]+(?:\.[\w-]+)+["']?\s?:\s)/;
/** A line between rows, in Markdown or in a terminal. */
const RULE = /^[\s|+:-]+$/;
/** The name above pairs of YAML. */
const PARENT = /^[\w.-]+:$/;
const HEADER = /^\W*key\W+value\b/i;

/** Returns the labels in the rows of a table or in lines of YAML. Undefined if a line is neither. */
export function tableRows(text: string, isKey: (key: string) => boolean): readonly Condition[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !RULE.test(line) && !PARENT.test(line.trim()))
    .flatMap((line) => line.split(NEXT_PAIR));
  const body = HEADER.test(lines[0] ?? '') && !isKey('Key') ? lines.slice(1) : lines;
  const labels = body.flatMap((line) => {
    const columns = withTabs(line);
    const [, key, value] = ROW.exec(columns) ?? YAML_LINE.exec(columns.trim()) ?? ALIGNED.exec(columns.trim()) ?? [];
    return key === undefined || (/=/.test(key) && !isKey(key))
      ? []
      : [listIn(value ?? '').map((one) => ({ key, value: one }))];
  });
  return labels.length > 0 && labels.length === body.length ? labels.flat() : undefined;
}

/** The values of a list in YAML, `[GPU, CPU]`, or the value itself. */
function listIn(value: string): readonly string[] {
  const list = /^\[([^[\]]*)\]$/.exec(value)?.[1];
  return list === undefined ? [value] : list.split(',').map((one) => one.trim().replace(/^(["'])(.*)\1$/, '$2'));
}

/** A row of a table in Markdown or in a terminal, `| a | b |`, with tabs between its cells. */
function withTabs(line: string): string {
  const cells = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  if (cells === undefined) return line;
  return cells
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .trim()
        .replaceAll('\\|', '|')
        .replace(/^`(.*)`$/, '$1'),
    )
    .join('\t');
}
