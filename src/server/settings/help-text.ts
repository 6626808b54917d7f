import { SETTINGS, type SettingRow } from './setting-table.ts';

/** The text of --help: usage and every setting in aligned columns, ready to print. */
export function helpText(): string {
  const rows = [['flag', 'variable', 'default', 'meaning'], ...SETTINGS.map(cells)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [
    'PAI Image Labels: browse the labels of container images in Alibaba Cloud PAI',
    '',
    'usage: npm start -- [--flag VALUE | --flag=VALUE] ...',
    'A flag wins over its environment variable, which wins over the default; of a repeated flag the last one counts.',
    'An empty variable counts as unset.',
    '',
    ...lines,
    '',
    '--help and --version print and stop.',
  ].join('\n');
}

function cells(row: SettingRow): readonly string[] {
  return [row.flag ?? '', row.variable, row.byDefault, row.meaning];
}
