import type { Page } from '@playwright/test';
import { clipboardOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { mixedContent, translateAll } from '../../support/translation.ts';

test.beforeEach(({ context }) => translateAll(context));
test.afterEach(async ({ page }) => expect(await mixedContent(page)).toEqual([]));

const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: `‹${name}›` });

/** The number in a text, such as 86 in `‹86 images›`. */
const numberIn = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0]);

/** The number of images with a label, from the API. */
async function imagesWith(page: Page, label: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/images?PageSize=1&Labels=${encodeURIComponent(label)}`);
  return (await answer.json()).TotalCount;
}

test('a translated images page updates when images are opened, copied and ticked', async ({ page }) => {
  const screen = screenOf(page);
  const drawer = page.getByRole('complementary');
  const links = page.getByRole('table', { name: 'Images', exact: true }).locator('[data-detail]');
  await page.goto('/images');
  await expect(screen.total).toHaveText('‹217 images›');

  await test.step('the title and the URI belong to the open image', async () => {
    for (const row of [0, 4, 1]) {
      await links.nth(row).click();
      const name = (await links.nth(row).textContent()) ?? '';
      const id = await links.nth(row).getAttribute('data-detail');
      const image = await (await page.request.get(`/api/v1/images/${id}`)).json();
      await expect(drawer.getByRole('heading', { level: 2 })).toHaveText(name);
      await expect(drawer.locator('section').first()).toContainText(image.ImageUri);
      await drawer.getByRole('button', { name: 'Copy image URI' }).click();
      expect(await clipboardOf(page)).toBe(image.ImageUri);
      await expect(drawer.locator('[translate=no]').filter({ hasText: image.ImageId })).toHaveCount(1);
    }
    await page.keyboard.press('Escape');
  });

  await test.step('totals and counts of facets follow the ticks', async () => {
    for (const chip of ['GPU', 'PPU']) {
      await screen.tick(chip).check();
      const count = await imagesWith(page, `system.chipType=${chip}`);
      await expect(screen.total).toHaveText(`‹${count} images›`);
      await screen.tick(chip).uncheck();
    }
    await screen.tick('GPU').check();
    const row = screen.facet('Framework').getByRole('listitem').first();
    const reported = numberIn((await row.getByRole('checkbox').getAttribute('aria-label')) ?? '');
    await expect(row.getByTitle(/images$/)).toHaveText(`‹${reported}›`);
  });

  await test.step('menus, the list of a field and the request', async () => {
    await screen.button('Export').click();
    await page.keyboard.press('Escape');
    await screen.button('Columns').click();
    await page.getByRole('menuitemcheckbox').first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: '‹Label filter›' }).fill('cuda');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await screen.fromMore('Request');
    await expect(page.getByRole('dialog').locator('code').first()).toContainText(/^GET \/api\/image-set/);
    await page.keyboard.press('Escape');
  });
});

test('translated counts of the matrix and of a comparison update with the filter', async ({ page }) => {
  const screen = screenOf(page);
  const gpu = await imagesWith(page, 'system.chipType=GPU');
  await page.goto('/matrix');
  const last = page.getByRole('table').locator('tfoot td').last();
  await expect(last).toHaveText('‹217›');
  await screen.tick('GPU').check();
  await expect(last).toHaveText(`‹${gpu}›`);
  await expect(screen.total).toHaveText(`‹${gpu} images›`);
  await page.getByRole('checkbox', { name: '‹Hide empty›' }).click();
  await screen.remove('system.chipType=GPU').click();
  await expect(last).toHaveText('‹217›');

  await view(page, 'Compare').click();
  const choices = page.getByRole('radiogroup', { name: 'Show', exact: true });
  await expect(choices).toContainText('‹');
  const before = (await choices.textContent()) ?? '';
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['GPU']);
  await expect(choices).not.toHaveText(before);
  await choices.getByRole('radio').nth(1).click();
  await page.getByRole('button', { name: '‹Swap›' }).click();
  await expect(screen.active).toHaveCount(0);
});

test('a translated labels page updates, with details, messages and no rows', async ({ page, watch }) => {
  watch.allow(/status of 404/);
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await screen.search.fill('cuda 12');
  await expect(screen.total).toHaveText(/^‹\d+ of \d+ labels›$/);
  const shown = numberIn(await screen.total.textContent());
  await screen.search.fill('');
  await expect(screen.total).toHaveText(/^‹\d+ labels›$/);
  expect(numberIn(await screen.total.textContent())).toBeGreaterThan(shown);
  const details = page.locator('[data-detail]');
  for (const row of [0, 3, 1]) {
    await details.nth(row).click();
    const subject = (await details.nth(row).getAttribute('data-detail')) ?? '';
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(subject);
  }
  await page.keyboard.press('Escape');
  await screen.table.locator('th button').first().click();
  await screen.search.fill('no row holds this');
  await page.getByText('‹Clear the search›').click();
  await expect(screen.rows.first()).toBeVisible();
  for (const address of [
    '/?LabelFilter=system.chipType=gpu&LabelKeys=system.chipType',
    '/?Region=Mars_1&page=2&LabelFilter=GPU',
    '/?WorkspaceId=99999999',
    '/images?sel=image-none&LabelFilter=system.chipType=gpu',
    '/compare?vs.LabelFilter=system.chipType=PPU&LabelKeys=system.chipType',
    '/nowhere',
    '/Images?q=x',
    '/images?LabelFilter=system.framework.PyTorch=*',
  ]) {
    await page.goto(address);
    await expect(page.getByText(/^‹/).filter({ visible: true })).not.toHaveCount(0);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await mixedContent(page), address).toEqual([]);
  }
});

test('the counts of translated checks follow the filter', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/checks');
  const counts = page
    .getByRole('table')
    .locator('tbody td')
    .filter({ hasText: /^‹\d+ images?›/ });
  await expect(counts).not.toHaveCount(0);
  const shown = async () => (await counts.allTextContents()).map(numberIn);
  const before = await shown();
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['GPU']);
  await expect.poll(shown).not.toEqual(before);
  await screen.tick('GPU').uncheck();
  await expect.poll(shown).toEqual(before);
});
