import type { Locator, Page } from '@playwright/test';
import type { NaiveImage } from './naive-images.ts';
import { readAllRows, screenOf } from './screen.ts';

/** The parts of the comparison by role and name. */
export function compareOf(page: Page) {
  const table = page.getByRole('table', { name: 'Label comparison' });
  return {
    ...screenOf(page),
    table,
    rows: table.getByRole('row').filter({ has: page.getByRole('cell') }),
    row: (key: string, value: string) =>
      table
        .getByRole('row')
        .filter({ has: page.getByText(key, { exact: true }) })
        .filter({ has: page.getByText(value, { exact: true }) }),
    header: (name: string) => table.getByRole('columnheader', { name, exact: true }),
    sort: (name: string) => table.getByRole('button', { name, exact: true }),
    newest: page.getByRole('table', { name: 'Newest versions' }),
    compared: page.getByRole('table', { name: 'Images compared', exact: true }),
    show: (name: RegExp) => page.getByRole('radiogroup', { name: 'Show' }).getByRole('radio', { name }),
    sideA: page.getByRole('region', { name: 'Side A' }),
    sideB: page.getByRole('search', { name: 'Side B' }),
    regionOf: (side: 'A' | 'B') => page.getByRole('combobox', { name: `Region of side ${side}`, exact: true }),
    workspaceOf: (side: 'A' | 'B') => page.getByRole('combobox', { name: `Workspace of side ${side}`, exact: true }),
    otherFilter: page.getByRole('combobox', { name: 'Other label filter', exact: true }),
    others: page.getByRole('list', { name: 'Other filters' }).getByRole('listitem'),
  };
}

/** The number of images for each label, counted one by one. */
export function countsOf(images: readonly NaiveImage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const image of images) {
    for (const printed of new Set(image.Labels.map(({ Key, Value }) => `${Key}=${Value}`))) {
      counts.set(printed, (counts.get(printed) ?? 0) + 1);
    }
  }
  return counts;
}

export interface Counted {
  readonly a: ReadonlyMap<string, number>;
  readonly b: ReadonlyMap<string, number>;
}

/** The expected rows: `key=value`, images in A, images in B, and the note for a label of one side. */
export function expectedRows({ a, b }: Counted): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((printed) => {
      const [inA, inB] = [a.get(printed), b.get(printed)];
      return [
        printed,
        inA ?? 'not in A',
        inB ?? 'not in B',
        inB === undefined ? 'only A' : inA === undefined ? 'only B' : '',
      ];
    })
    .map((cells) => cells.join(' | '))
    .sort();
}

/** Whether a row says that the sides have different numbers of images. */
export function isDifferent(row: string): boolean {
  const [, a, b] = row.split(' | ');
  return a !== b;
}

/**
 * Rows without the sample values, which the table cuts or shows with marks for hidden characters. Counts include them.
 */
export function plain(rows: readonly string[]): readonly string[] {
  return rows.filter((row) => !row.startsWith('sample.'));
}

/** All rows, without the sample values. */
export async function shownRows(page: Page): Promise<readonly string[]> {
  const { table } = compareOf(page);
  return plain([...(await readAllRows(table, () => rowsInView(table)))].sort());
}

async function rowsInView(table: Locator): Promise<readonly string[]> {
  const texts = await table.locator('[role=row] > [role=cell]').allInnerTexts();
  const cells = texts.map((text) => text.split('\n').map((line) => line.trim()));
  const rows: string[] = [];
  for (let at = 0; at < cells.length; at += 4) {
    const [key = [], value = [], a = [], b = []] = cells.slice(at, at + 4);
    const shown = value[0] === 'empty value' ? '' : value[0];
    rows.push([`${key.at(-1)}=${shown}`, a.at(-1), b.at(-1), value[1] ?? ''].join(' | '));
  }
  return rows;
}
