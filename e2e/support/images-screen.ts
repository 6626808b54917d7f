import type { Page } from '@playwright/test';

/** The parts of the images view by role and name. */
export function imagesOf(page: Page) {
  const table = page.getByRole('table', { name: 'Images', exact: true });
  const rows = table.locator('[role=row]:has([role=cell])');
  return {
    table,
    rows,
    header: (name: string) => table.getByRole('columnheader', { name, exact: true }),
    link: (name: string) => table.getByRole('link', { name, exact: true }),
    /** The names on screen, from the top. */
    names: async () => (await rows.locator('> [role=cell]:first-child').allInnerTexts()).map((name) => name.trim()),
  };
}
