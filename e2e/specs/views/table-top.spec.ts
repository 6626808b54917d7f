import type { Locator, Page } from '@playwright/test';
import { allImages } from '../../support/naive-images.ts';
import { overflow } from '../../support/overflow.ts';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

/** Checks at both sizes of a desktop window, in one state of the page. */
async function atEachSize(page: Page, check: (size: string) => Promise<void>): Promise<void> {
  for (const [width, height] of [
    [1280, 720],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await check(`at ${width} x ${height}`);
  }
}

test('at 1440 x 900 and at 1280 x 720 the table begins near the top, in every desktop state', async ({
  page,
  request,
}) => {
  const FIT = 'runs=driver:535.54.03';
  const addresses = [
    '/',
    '/?sel=system.chipType=GPU',
    '/?LabelKeys=system.chipType,system.framework.PyTorch',
    `/?LabelFilter=system.chipType=GPU&${FIT}`,
    '/images',
    '/images?LabelFilter=system.chipType=GPU',
    `/images?LabelFilter=system.chipType=GPU,system.framework.PyTorch=*&${FIT}`,
  ];
  const { active, filters } = screenOf(page);
  const topOf = async (part: Locator) => (await part.boundingBox())?.y ?? Number.POSITIVE_INFINITY;
  for (const address of addresses) {
    await page.goto(address);
    const table = page.getByRole('table', { name: /^(Image labels|Images)$/ });
    const head = table.getByRole('columnheader').first();
    await expect(table.getByRole('cell').first()).toBeVisible();
    await atEachSize(page, async (size) => expect(await topOf(head), `${address} ${size}`).toBeLessThanOrEqual(150));
    if (address.startsWith('/images?')) await table.getByRole('link').first().click();
    if (/sel|images\?/.test(address)) await expect(page.getByRole('complementary')).toBeVisible();
    await atEachSize(page, async (size) => {
      const where = `${address} ${size}`;
      for (const token of await active.all()) expect((await token.boundingBox())?.width, where).toBeGreaterThan(30);
      expect((await filters.locator('.field-box').nth(2).boundingBox())?.width, where).toBeGreaterThan(280);
      expect(await topOf(head), where).toBeLessThanOrEqual(150);
      expect(await topOf(table.getByRole('row').nth(1)), where).toBeLessThanOrEqual(190);
    });
  }
  const [a, b] = (await allImages(request)).map(({ ImageId }) => ImageId);
  for (const address of ['/matrix', '/compare?Region=cn-beijing&vs.Region=cn-shanghai', `/compare?ids=${a},${b}`]) {
    await page.goto(address);
    const head = page.locator('main thead').first();
    await expect(head).toBeVisible();
    await atEachSize(page, async (size) => expect(await topOf(head), `${address} ${size}`).toBeLessThanOrEqual(150));
  }
  await page.goto('/?LabelFilter=system.chipType=GPU');
  await expect(page.getByRole('cell').first()).toBeVisible();
  await atEachSize(page, async (size) => {
    expect(await topOf(page.getByRole('row').nth(1)), size).toBeLessThanOrEqual(190);
    expect(await overflow(page), size).toBe(0);
    expect(await page.locator('#facets').evaluate((facets) => facets.scrollHeight), size).toBeLessThanOrEqual(900);
  });
});

test('on a phone the table begins below few lines of controls', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  // Three lines: the filters, the views, the actions.
  for (const address of ['/', '/images']) {
    await page.goto(address);
    const rows = page.getByRole('table', { name: /^(Image labels|Images)$/ }).getByRole('row');
    await expect(rows.nth(1)).toBeVisible();
    expect((await rows.first().boundingBox())?.y, address).toBeLessThanOrEqual(166);
    expect(await overflow(page)).toBe(0);
  }
});
