import type { Page } from '@playwright/test';

/** The parts of the matrix, by role and name. */
export function matrixOf(page: Page, name = 'Images by framework and chip type') {
  const table = page.getByRole('table', { name, exact: true });
  return {
    table,
    row: (text: string) =>
      table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: text, exact: true }) }),
    rowHeaders: table.getByRole('rowheader'),
    columnHeaders: table.getByRole('columnheader'),
    link: (text: string) => table.getByRole('link', { name: text, exact: true }),
    rowsField: page.getByRole('combobox', { name: 'Rows', exact: true }),
    columnsField: page.getByRole('combobox', { name: 'Columns', exact: true }),
    check: (text: string) => page.getByRole('main').getByRole('checkbox', { name: text, exact: true }),
    order: (text: string) => page.getByRole('group', { name: 'Order' }).getByRole('radio', { name: text, exact: true }),
  };
}
