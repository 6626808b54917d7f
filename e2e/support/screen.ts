import type { Locator, Page } from '@playwright/test';

/** The page's parts by role and name, as src/contract/README.md, section 6 names them. */
export function screenOf(page: Page) {
  const table = page.getByRole('table', { name: 'Image labels' });
  return {
    filters: page.getByRole('search', { name: 'Filters' }),
    facet: (name: string) => page.getByRole('region', { name: 'Facets' }).getByRole('group', { name, exact: true }),
    // The name may be followed by a comma and a count.
    tick: (name: string) =>
      page
        .getByRole('region', { name: 'Facets' })
        .getByRole('checkbox', { name: new RegExp(`^${literal(name)}(, \\d+)?$`) }),
    /** Opens a collapsed part of the facets, such as `versions of PyTorch` or `12.x of CUDA`. */
    unfold: (name: string) => page.getByRole('button', { name: `Show ${name}`, exact: true }).click(),
    /** Shows the values of a facet beyond the newest, in its first shortened list. */
    showMore: (facet: string) =>
      page
        .getByRole('group', { name: facet, exact: true })
        .getByRole('button', { name: /^\d+ more$/ })
        .first()
        .click(),
    /** Chooses from the menu of a facet row. */
    fromMenu: async (name: string, action: string) => {
      const facets = page.getByRole('region', { name: 'Facets' });
      await facets.getByRole('checkbox', { name: new RegExp(`^${literal(name)}(, \\d+)?$`) }).hover();
      await facets.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
    },
    region: page.getByRole('combobox', { name: 'Region', exact: true }),
    workspace: page.getByRole('combobox', { name: 'Workspace', exact: true }),
    imageId: page.getByRole('textbox', { name: 'Image ID', exact: true }),
    labelKeys: page.getByRole('combobox', { name: 'Label keys', exact: true }),
    labelFilter: page.getByRole('combobox', { name: 'Label filter', exact: true }),
    active: page.getByRole('list', { name: 'Active filters' }).getByRole('listitem'),
    shownKeys: page.getByRole('list', { name: 'Shown keys' }).getByRole('listitem'),
    remove: (condition: string) => page.getByRole('button', { name: `Remove filter ${condition}`, exact: true }),
    table,
    rows: table.getByRole('row').filter({ has: page.getByRole('cell') }),
    /** The header rows of the keys, present while nothing is sorted. */
    groups: table.getByRole('rowheader'),
    cells: (column: 0 | 1) => table.locator(`[role=row]:has([role=cell]) > [role=cell]:nth-child(${column + 1})`),
    sortBy: (name: 'Key' | 'Value') => table.getByRole('button', { name, exact: true }),
    header: (name: 'Key' | 'Value') => table.getByRole('columnheader', { name, exact: true }),
    search: page.getByRole('searchbox', { name: 'Search rows' }),
    total: page.getByRole('main').getByRole('status'),
    problem: page.getByRole('group', { name: 'Problem' }),
    /** Presses a button in the menu "More": Refresh, Request or Density. */
    fromMore: (name: 'Refresh' | 'Request' | 'Density') => fromMore(page, name),
    /** Shows the fields behind "More filters", such as Image ID. */
    showMoreFilters: async () => {
      const more = page.getByRole('button', { name: 'More filters', exact: true });
      if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
    },
    button: (name: string) => page.getByRole('button', { name, exact: true }),
  };
}

async function fromMore(page: Page, name: string): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true });
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The values of the rows in the document: the first line of each Value cell, from the top. */
export async function valuesInView(page: Page): Promise<readonly string[]> {
  const texts = await screenOf(page).cells(1).allInnerTexts();
  return texts.map((text) => text.split('\n')[0] ?? '');
}

/** The values of all rows, from the top. */
export async function shownValues(page: Page): Promise<readonly string[]> {
  return readAllRows(screenOf(page).table, () => valuesInView(page));
}

/**
 * Reads all rows of a table from the top. Scrolls through them, because only rows near the visible ones are rendered.
 * `read` reads the rows in the document.
 */
export async function readAllRows<Row>(table: Locator, read: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const scroller = table.locator('xpath=ancestor::section[1]');
  const drawn = table.locator('[role=row]:has(> [role=cell])');
  const all: Row[] = [];
  const { before, height, screen } = await scroller.evaluate((box) => ({
    before: box.scrollTop,
    height: box.scrollHeight,
    screen: box.clientHeight,
  }));
  const scrollTo = (top: number) =>
    scroller.evaluate(async (box, at) => {
      box.scrollTo(0, at);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, top);
  for (let top = 0; top < height; top += screen) {
    await scrollTo(top);
    const indexes = await drawn.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
    for (const [at, row] of (await read()).entries()) all[(indexes[at] ?? 0) - 2] = row;
  }
  await scrollTo(before);
  // Header rows of groups have row indexes too.
  return all.filter((row) => row !== undefined);
}

/** The query of the page's address, decoded. */
export function addressOf(page: Page): string {
  return decodeURIComponent(new URL(page.url()).search);
}

/** The clipboard's text, read by pasting, because the product's permissions policy forbids scripts to read it. */
export async function clipboardOf(page: Page): Promise<string> {
  const field = await page.context().newPage();
  await field.setContent('<textarea aria-label="Paste here"></textarea>');
  const area = field.getByRole('textbox', { name: 'Paste here' });
  await area.focus();
  await field.keyboard.press('ControlOrMeta+V');
  const text = await area.inputValue();
  await field.close();
  return text;
}
