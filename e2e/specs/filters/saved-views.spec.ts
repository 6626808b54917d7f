import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violations } from '../../support/violations.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Saved views' });

async function openSaved(page: Page) {
  await screenOf(page).button('Saved views').click();
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

async function save(page: Page, name: string): Promise<void> {
  const dialog = await openSaved(page);
  await dialog.getByRole('textbox', { name: 'Name of the view' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: name })).toContainText('open now');
  await page.keyboard.press('Escape');
}

test('a view is saved, changed, updated, and opened first; a file takes it to another browser', async ({
  page,
  browser,
}) => {
  const screen = screenOf(page);
  await page.goto('/images?LabelFilter=system.chipType=GPU&sort=-CUDA');
  await save(page, 'GPU by CUDA');
  await screen.tick('DSW').click();
  let dialog = await openSaved(page);
  await expect(dialog.getByRole('listitem').first()).toContainText('modified');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Update GPU by CUDA', exact: true }).click();
  await expect(dialog.getByRole('listitem').first()).toContainText('open now');
  await dialog.getByRole('button', { name: 'Actions of GPU by CUDA', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open the page with GPU by CUDA', exact: true }).click();
  await expect(dialog.getByRole('listitem').first()).toContainText('opens first');

  // It opens only if the address has no query.
  const root = new URL('.', page.url()).href;
  await page.goto(root);
  await expect(page).toHaveURL(/\/images\?LabelFilter=system\.chipType=GPU,system\.supported\.dsw=true&sort=-CUDA$/);
  await expect(page.getByRole('table', { name: 'Images' })).toBeVisible();
  await page.goto(`${root}?q=cuda`);
  await expect(screen.search).toHaveValue('cuda');

  dialog = await openSaved(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const file = await readFile(await download.path());
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${root}?q=cuda`);
  const there = await openSaved(other);
  const input = there.locator('input[type=file]');
  await input.setInputFiles({ name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from('{"Images":[]}') });
  await expect(there.getByRole('alert')).toHaveText('wrong.json has no saved views. Choose a file from Export.');
  await input.setInputFiles({ name: 'views.json', mimeType: 'application/json', buffer: file });
  await expect(there.getByText('1 view added.')).toBeVisible();
  await there.getByRole('button', { name: 'GPU by CUDA', exact: true }).click();
  await expect(other).toHaveURL(/\/images\?LabelFilter=system\.chipType=GPU,system\.supported\.dsw=true&sort=-CUDA$/);
  await expect
    .poll(() => other.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id))
    .toMatch(/^(?:Saved views|results)$/);
  await other.context().close();
});

test('a name is required, an existing name replaces its view, and a view can be renamed and deleted', async ({
  page,
}) => {
  await page.goto('/');
  await save(page, 'First');
  const dialog = await openSaved(page);
  await dialog.getByRole('button', { name: 'Save this view', exact: true }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Type a name.');
  await dialog.getByRole('textbox', { name: 'Name of the view' }).fill('First');
  await expect(dialog.getByRole('button', { name: 'Replace', exact: true })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name of the view' }).fill('');
  const act = async (action: string) => {
    await dialog.getByRole('button', { name: /^Actions of / }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await act('Rename First');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem').first()).toContainText('Second');
  await act('Delete Second');
  await expect(dialog).toContainText('No views are saved in this browser.');
});

test('unreadable entries are moved and reported; changes that cannot be saved last until the page is closed', async ({
  page,
}) => {
  await page.goto('/');
  await page.evaluate(() => localStorage.setItem('pai-image-labels.saved-views', '{"version":1,"views":'));
  await page.reload();
  let dialog = await openSaved(page);
  await expect(dialog.getByRole('alert')).toHaveText(
    'The saved views in this browser could not be read. The page keeps a copy of them.',
  );
  await dialog.getByRole('button', { name: 'Delete them', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeHidden();

  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.reload();
  await save(page, 'Unkept');
  dialog = await openSaved(page);
  await expect(dialog.getByRole('alert')).toContainText('This browser cannot save the change');
  await expect(dialog.getByRole('listitem').first()).toContainText('Unkept');
});

test('recent filters are offered, and replace the active one', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/?LabelFilter=system.chipType=PPU');
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('pai-image-labels.recent-filters')), { timeout: 15_000 })
    .toContain('PPU');
  await screen.button('Clear filters').click();
  await screen.tick('CPU').click();
  const dialog = await openSaved(page);
  await dialog
    .getByRole('region', { name: 'Recent filters' })
    .getByRole('button', { name: 'PPU', exact: true })
    .click();
  await expect(screen.active).toHaveText(['PPU']);
});
