import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from './setting-table.ts';

interface Documented {
  readonly flag: string;
  readonly variable: string;
  readonly byDefault: string;
}

/** The rows of the settings table of a README, a row for each variable; marks of code are left out. */
function readTable(text: string): readonly Documented[] {
  const section = /^## Settings$(.*?)^##+ /ms.exec(text)?.[1] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  const rows = lines.map((line) => line.split('|').map((cell) => cell.replaceAll('`', '').trim()));
  return rows
    .slice(1)
    .flatMap(([, flag = '', variables = '', byDefault = '']) =>
      variables.split(', ').map((variable) => ({ flag, variable, byDefault })),
    );
}

const README = readTable(readFileSync(new URL('../../../README.md', import.meta.url), 'utf8'));

test('the README lists the settings in the order of the help, with names and defaults', () => {
  const ours = README.filter(({ variable }) => variable.startsWith('PAI_'));
  expect(ours).toEqual(SETTINGS.map(({ flag = '', variable, byDefault }) => ({ flag, variable, byDefault })));
});

test('all other variables of the table belong to other programs, and have no flag', () => {
  const others = README.filter(({ variable }) => !variable.startsWith('PAI_'));
  expect(others.map(({ variable }) => variable)).toContain('HTTPS_PROXY');
  expect(others.filter(({ flag }) => flag !== '')).toEqual([]);
});
