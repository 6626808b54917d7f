import type { Locator, Page } from '@playwright/test';
import { allImages } from '../../support/naive-images.ts';
import { overflow } from '../../support/overflow.ts';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violationsInBothThemes } from '../../support/violations.ts';

const images = (page: Page) => page.getByRole('table', { name: 'Images', exact: true });

test('in both themes, every desktop state is accessible', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.goto('/?LabelFilter=system.chipType=GPU,system.chipType=CPU&LabelKeys=system.chipType&page=2&sort=-Value');
  await expect(page.getByRole('alert')).toBeVisible();
  await screen.labelFilter.click();
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await screen.fromMore('Request');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.goto('/?LabelFilter=system.chipType=XPU,system.framework.TensorFlow=*');
  await expect(screen.button('Remove system.chipType=XPU')).toContainText('labels');
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.goto('/images?LabelFilter=system.framework.PyTorch=*');
  await images(page)
    .getByRole('link', { name: /^modelscope:1\.31/ })
    .click();
  await expect(page.getByRole('complementary').getByRole('button', { name: 'Copy image URI' })).toBeVisible();
  await screen.button('Columns').click();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.goto('/?sel=system.framework.PyTorch=2.8.0');
  await expect(page.getByRole('table', { name: 'PyTorch versions by CUDA' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/compare?Region=cn-shanghai&vs.Region=cn-hangzhou');
  await expect(page.getByRole('table', { name: 'Newest versions' })).toBeVisible();
  expect(await overflow(page)).toBe(0);
});

test('in both themes, a phone shows everything in one column', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const screen = screenOf(page);
  await page.goto('/?LabelFilter=system.chipType=GPU&LabelKeys=system.chipType');
  await expect(screen.rows.first()).toBeVisible();
  await expect(screen.active).toHaveText(['GPU']);
  await expect(screen.region).toBeHidden();
  await expect(page.getByRole('region', { name: 'Facets' })).toHaveCount(0);
  expect(await violationsInBothThemes(page)).toEqual([]);

  await screen.button('Filters (2)').click();
  await expect(screen.region).toBeVisible();
  await screen.tick('PyTorch, any version').check();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await screen.button('Done').click();
  await expect(screen.button('Filters (3)')).toBeVisible();
  await expect(screen.active).toHaveCount(2);
  await screen.sortBy('Value').click();
  await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'ascending');
  expect(await overflow(page)).toBe(0);

  await page.goto('/images?LabelFilter=system.chipType=GPU');
  await images(page)
    .getByRole('link', { name: /^acc:r2\.3\.0-cuda12\.1\.0-py3\.10$/ })
    .click();
  await expect(page.getByRole('dialog', { name: 'acc:r2.3.0-cuda12.1.0-py3.10' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(images(page).getByRole('link', { name: /^acc:r2\.3\.0-cuda12\.1\.0-py3\.10$/ })).toBeFocused();
});

test('the keyboard reaches everything, in order', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to filters' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(screen.region).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(screen.workspace).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(screen.labelFilter).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(screen.labelKeys).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(screen.button('More filters')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(screen.imageId).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Runs on' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(screen.imageId).toBeFocused();
  await screen.tick('GPU').focus();
  await page.keyboard.press('ArrowRight');
  await expect(screen.button('More for GPU')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['GPU']);
  await screen.remove('system.chipType=GPU').focus();
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Facets' }).or(page.getByRole('search'))).not.toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.press('/');
  await expect(screen.labelFilter).toBeFocused();
  await page.getByRole('region', { name: 'Label rows' }).focus();
  await page.keyboard.press('End');
  await expect(screen.rows.last()).toBeInViewport();
  await expect(screen.rows.last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(screen.sortBy('Key')).toBeFocused();
});

test('the density of the rows is remembered', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  const height = async () => (await screen.rows.first().boundingBox())?.height;
  expect(await height()).toBe(36);
  await screen.fromMore('Density');
  await expect.poll(height).toBe(28);
  await page.goto('/images');
  const images = page.getByRole('table', { name: 'Images', exact: true }).getByRole('row');
  await expect(images.nth(1)).toBeVisible();
  expect((await images.nth(1).boundingBox())?.height).toBe(28);
});

test('nothing moves under the pointer while the page loads and filters', async ({ page }) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!shift.hadRecentInput)
          document.documentElement.dataset.shift = String(
            Number(document.documentElement.dataset.shift ?? 0) + shift.value,
          );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await expect(screen.tick('GPU')).toBeVisible();
  const shift = () => page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0));
  expect(await shift()).toBeLessThan(0.01);

  // A value without images keeps its place until the pointer leaves.
  const below = screen.facet('State');
  const top = async () => (await below.boundingBox())?.y;
  const topBefore = await top();
  await screen.tick('PPU').click();
  await expect(screen.tick('EAS')).toHaveCount(0);
  expect(await top()).toBe(topBefore);
  await screen.search.hover();
  await expect.poll(top).toBeLessThan(topBefore ?? 0);
  await screen.tick('PPU').click();
  await expect(screen.tick('EAS')).toBeVisible();

  const row = screen.tick('vLLM, any version');
  await row.scrollIntoViewIfNeeded();
  const before = await row.boundingBox();
  await row.check();
  await expect(page.getByRole('radio', { name: 'All', exact: true })).toBeChecked();
  const after = await row.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
});

test('forced colours keep states visible: the view, the open row, a filter value, a chosen segment', async ({
  page,
  request,
}) => {
  const all = await allImages(request);
  const a = all.find(({ ImageUri }) => ImageUri);
  const b = all.find(({ Labels }) => Labels.length !== a?.Labels.length);
  await page.emulateMedia({ forcedColors: 'active' });
  const screen = screenOf(page);
  const styleOf = (locator: Locator, name: string) =>
    locator.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  await page.goto('/?LabelFilter=system.chipType=GPU&sel=system.chipType=GPU');
  // Wait for the facets, which come with the script: text typed earlier is lost.
  await expect(screen.tick('GPU')).toBeVisible();
  const views = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  const edges = await views.evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
  expect(edges.filter((edge) => edge === edges[0])).toHaveLength(1);
  const open = screen.table.locator('tr[aria-current]');
  expect(await styleOf(open.locator('td').first(), 'border-left-width')).toBe('4px');
  expect(await styleOf(open.getByRole('button', { name: 'GPU', exact: true }), 'text-decoration-line')).toBe(
    'underline',
  );
  expect(await styleOf(screen.active.locator('[title]').first(), 'border-top-width')).toBe('1px');
  // Without fills, a share is drawn as a line, and the option that Enter takes has the selection colour.
  const share = screen.table.locator('td[style*="--share"]').first();
  expect(await share.evaluate((cell) => getComputedStyle(cell, '::after').borderBottomWidth)).toBe('2px');
  await screen.labelFilter.fill('cuda');
  const options = page.getByRole('option');
  await expect(options.nth(1)).toBeVisible();
  const [taken, other] = await options.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  expect(taken).not.toBe(other);
  expect(await styleOf(options.first().locator('span').first(), 'color')).not.toBe(taken);
  await page.goto(`/images?sel=${a?.ImageId}`);
  const tabs = page.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  const lines = await tabs.evaluateAll((all) => all.map((one) => getComputedStyle(one).borderBottomColor));
  expect(lines.filter((line) => line === lines[0])).toHaveLength(1);
  await page.goto(`/compare?ids=${a?.ImageId},${b?.ImageId}`);
  await expect(page.getByRole('table', { name: 'Images compared' }).locator('td[data-differs]').first()).toHaveCSS(
    'border-left-width',
    '4px',
  );
  await page.goto('/compare?Region=cn-shanghai&vs.Region=cn-hangzhou');
  const chosen = page.getByRole('radiogroup', { name: 'What to compare' }).locator('label');
  await expect(chosen.first()).toBeVisible();
  expect(
    await chosen.evaluateAll((labels) => labels.map((label) => getComputedStyle(label).textDecorationLine)),
  ).toEqual(['underline', 'none']);
});
