import { imagesOf } from '../../support/images-screen.ts';
import { addressOf, clipboardOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violations } from '../../support/violations.ts';

test('the palette finds views, actions, filters and images by words, and restores the focus', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  // The page handles keys right after the first rows.
  await expect(screen.button('Help')).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const options = palette.getByRole('option');
  const ask = async (text: string) => {
    // A palette that is still closing receives the keys.
    await expect(palette).toBeHidden();
    await page.keyboard.press('ControlOrMeta+K');
    await expect(palette.getByRole('combobox', { name: 'Commands' })).toBeFocused();
    await page.keyboard.insertText(text);
    await expect(options.first()).toBeVisible();
  };
  await screen.button('Copy link').focus();
  await ask('');
  await expect(palette.getByRole('group', { name: 'Views' }).getByRole('option').first()).toBeVisible();
  await expect(palette.getByRole('group', { name: 'Actions' }).getByRole('option').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(screen.button('Copy link')).toBeFocused();

  await ask('gpu');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['GPU']);
  await expect(palette).toBeHidden();
  await ask('images');
  await page.keyboard.press('Enter');
  await expect(imagesOf(page).table).toBeVisible();
  expect(addressOf(page)).toBe('?LabelFilter=system.chipType=GPU');

  await ask('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await ask('clear filters');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveCount(0);
  await ask('copy link');
  await page.keyboard.press('Enter');
  await expect.poll(() => clipboardOf(page)).toMatch(/\/images\?Region=$|\/images\?Region=[a-z-]+$|\/images$/);
  await ask('export');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Export' })).toBeVisible();
  await page.keyboard.press('Escape');
  await ask('help');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await page.keyboard.press('Escape');

  await ask('modelscope:1.31');
  await options.filter({ hasText: 'modelscope:1.31' }).first().click();
  await expect(page.getByRole('complementary', { name: /^modelscope:1\.31/ })).toBeVisible();
});
